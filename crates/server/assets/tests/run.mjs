// Bundles every tests/*.test.ts, as the pages' own script is bundled, and runs it with Node's test runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts"));
if (tests.length === 0) throw new Error("there are no tests");
const out = mkdtempSync(join(tmpdir(), "bloemenzee-assets-"));
await build({
  absWorkingDir: here,
  entryPoints: tests,
  bundle: true,
  platform: "node",
  format: "esm",
  outdir: out,
  outExtension: { ".js": ".mjs" },
  logLevel: "warning",
});
const files = readdirSync(out).map((name) => join(out, name));
const ran = spawnSync(process.execPath, ["--test", "--test-reporter=tap", ...files], { stdio: "inherit" });
rmSync(out, { recursive: true, force: true });
process.exit(ran.status ?? 1);
