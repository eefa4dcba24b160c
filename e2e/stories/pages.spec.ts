// Every page of every persona, at every stage and in three sizes: axe finds nothing, nothing scrolls
// sideways, nothing weighs more than it may, and the keyboard reaches it all.
import { as, expect, fits, read, sound, test, type Demo } from "../ground";

const SIZES = [
  { width: 360, height: 740 },
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];
const MOST_BYTES = 150_000;
const PHONE = ["resident"];

const PAGES: Record<string, string[]> = {
  lead_facilitator: [
    "/work", "/question", "/frames", "/topics", "/roles", "/circle", "/circle/add", "/circle/import", "/talks", "/items", "/meeting",
    "/meeting/check-in", "/meeting/tables", "/meeting/carousel", "/meeting/coverage", "/meeting/closing", "/meeting/transcript",
    "/meeting/pack", "/box", "/box/room", "/plenary", "/report/work", "/outbox",
    "/follow", "/follow/sign-ups", "/follow/actions", "/follow/actions?view=list", "/follow/actions/new", "/follow/groups",
    "/follow/gatherings", "/follow/horizon", "/follow/decisions", "/follow/again", "/answers", "/trace", "/trace/letters", "/figures",
  ],
  commissioner: ["/commissioner", "/follow", "/follow/actions", "/answers", "/trace"],
  resident: [
    "/me", "/me/closing", "/follow", "/follow/sign-up", "/follow/actions", "/follow/groups", "/follow/gatherings", "/follow/horizon", "/follow/decisions",
    "/me/trace", "/me/wishes",
  ],
  tablet: ["/table"],
  screen: [
    "/screen",
    ...["text", "question", "clock", "tables", "round", "closing", "threads"].map((view) => `/screen?view=${view}`),
  ],
};

/** The pages of one idea, where there are ideas. */
async function ofAnIdea(demo: Demo, persona: string): Promise<string[]> {
  if (!["lead_facilitator", "tablet"].includes(persona)) return [];
  const { ideas } = await read<{ ideas: { id: string; table: string }[] }>(demo, "lead_facilitator", "/ideas");
  const own = ideas.map((idea) => idea.id);
  const table = own.flatMap((id) => [`/table/ideas/${id}`, `/table/ideas/${id}/read`]);
  return persona === "tablet" ? table : own.slice(0, 1).flatMap((id) => [`/meeting/ideas/${id}`, `/meeting/ideas/${id}/together`]);
}

/** The pages of one action, one group and one gathering, where there are any. */
async function ofTheFollowUp(demo: Demo, persona: string): Promise<string[]> {
  if (!["lead_facilitator", "resident"].includes(persona) || demo.stage !== "followup") return [];
  const { actions } = await read<{ actions: { id: string }[] }>(demo, "lead_facilitator", "/actions");
  const { groups, gatherings } = await read<Record<"groups" | "gatherings", { id: string }[]>>(demo, "lead_facilitator", "/follow-up");
  const one = [`/follow/actions/${actions[0]?.id}`, `/follow/actions/${actions[0]?.id}/now`];
  const all = [...groups.map(({ id }) => `/follow/groups/${id}`), ...gatherings.map(({ id }) => `/follow/gatherings/${id}`), ...one];
  return persona === "resident" ? all : [...all, `/follow/actions/${actions[0]?.id}/stop`, `/follow/groups/${groups[0]?.id}/stop`];
}

// axe looks at the size the page is mostly read at, and at the phone; sideways scrolling is looked for in all three.
for (const stage of ["question", "carousel", "done", "followup"]) {
  test(`every page at the stage ${stage}`, async ({ browser, demoAt }) => {
    const demo = await demoAt(stage);
    for (const [persona, paths] of Object.entries(PAGES)) {
      if (!demo.links.personas.some((one) => one.persona === persona)) continue;
      const page = await as(browser, demo, persona);
      for (const path of [...paths, ...(await ofAnIdea(demo, persona)), ...(await ofTheFollowUp(demo, persona))]) {
        const answer = await page.goto(`${demo.base}/r/${demo.links.route}${path}`);
        const status = answer?.status() ?? 0;
        expect([200, 403, 404], `${persona} ${path} at ${stage}: ${status}`).toContain(status);
        if (status !== 200) continue;
        const sizes = answer?.request().sizes ? await answer.request().sizes() : undefined;
        expect(sizes?.responseBodySize ?? 0, `${persona} ${path} is heavy`).toBeLessThan(MOST_BYTES);
        for (const size of SIZES) {
          await page.setViewportSize(size);
          if (size.width === (PHONE.includes(persona) ? 360 : 1280)) await sound(page);
          else await fits(page);
        }
      }
      await page.context().close();
    }
  });
}

test("the first link skips the menu, and the page stays the page", async ({ browser, demoAt }) => {
  const demo = await demoAt("question");
  const page = await as(browser, demo, "lead_facilitator");
  await page.goto(`${demo.base}/r/${demo.links.route}/work`);
  await page.evaluate(() => (document.body.dataset.same = "1"));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.locator("main")).toBeFocused();
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.closest("main") !== null)).toBeTruthy();
  await expect(page.locator("body[data-same]"), "nothing was loaded again").toBeAttached();
});

test("the keyboard alone takes a stance", async ({ browser, demoAt }) => {
  const demo = await demoAt("closing");
  const page = await as(browser, demo, "professional");
  await page.goto(`${demo.base}/r/${demo.links.route}/me/closing`);
  const reached = new Set<string>();
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(() => {
      const focus = document.activeElement;
      const box = focus?.getBoundingClientRect();
      const seen = box !== undefined && box.width > 0 && box.height > 0;
      return `${focus?.tagName}:${focus?.textContent?.trim().slice(0, 30)}:${seen}`;
    });
    if (at.startsWith("BODY")) break;
    expect(at.endsWith("true"), `focus stands on something unseen: ${at}`).toBeTruthy();
    reached.add(at);
  }
  expect(reached.size).toBeGreaterThan(3);
});
