// Every project runs the same stories on the built binary; what differs is the database, whether
// scripts run, and whether the network cuts answers off.
import { defineConfig } from "@playwright/test";
import type { Ground } from "./ground";

const postgres = process.env.BLOEMENZEE_TEST_PG;

export default defineConfig<Ground>({
  testDir: "stories",
  timeout: 240_000,
  expect: { timeout: 10_000 },
  // Each story has a demo of its own.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [["list"]],
  outputDir: "test-results",
  use: {
    browserName: "chromium",
    locale: "nl-NL",
    viewport: { width: 1280, height: 800 },
    actionTimeout: 30_000,
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "sqlite", testIgnore: /(cut|many|thirty)\.spec/, use: { database: "sqlite" } },
    ...(postgres ? [{ name: "postgres", testMatch: /(route|question|follow)\.spec/, use: { database: postgres } as const }] : []),
    { name: "without-scripts", testMatch: /(route|question|follow|mail)\.spec/, use: { database: "sqlite", javaScriptEnabled: false } },
    { name: "cut-answers", testMatch: /cut\.spec/, use: { database: "sqlite" } },
    // Minutes, most of them for one PDF of hundreds of pages: `./check many`.
    ...(process.env.BLOEMENZEE_MANY ? [{ name: "many", testMatch: /(many|thirty)\.spec/, use: { database: "sqlite" } as const }] : []),
  ],
});
