/** What the router does with a disk that does not take its audit, and with facts that the directory would not take. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createLog } from "@biometricflow/service/observe/log";
import { afterEach, beforeEach, expect, it } from "vitest";
import { findInFiles } from "./grep-files.ts";
import { RouterAuditHarness } from "./router-audit-harness.ts";

let router: RouterAuditHarness;
beforeEach(async () => {
  router = new RouterAuditHarness();
  await router.directory.start();
});
afterEach(() => router.remove());

/** What is said, a message each. */
function openHeard(): { readonly said: string[]; readonly audit: ReturnType<RouterAuditHarness["open"]> } {
  const said: string[] = [];
  const write = (line: string) => void said.push(String(Object(JSON.parse(line)).msg));
  return { said, audit: router.open(createLog({ service: "router", level: "info", destination: { write } })) };
}

it("keeps facts in memory while its file cannot be opened, says so once, and brings them when it can", async () => {
  mkdirSync(router.file); // a folder is in the file's place
  const { said, audit } = openHeard();
  for (const action of ["mutation1", "mutation2", "mutation3"]) await audit.record(router.toFact(action));
  expect(said.filter((it) => it.includes("cannot be written down"))).toHaveLength(1);
  rmSync(router.file, { recursive: true });
  await expect.poll(() => router.show()).toEqual(["mutation1 OK 1", "mutation2 OK 1", "mutation3 OK 1"]);
  expect(said.filter((it) => it.includes("written down again"))).toHaveLength(1);
});

it("puts a damaged file aside, and goes on with another one", async () => {
  writeFileSync(router.file, "this is no database ".repeat(500));
  const { said, audit } = openHeard();
  await audit.record(router.toFact("mutation1"));
  await expect.poll(() => router.show()).toEqual(["mutation1 OK 1"]);
  const kept = readdirSync(router.folder).filter((it) => it.startsWith("audit.sqlite.damaged-"));
  expect(kept).toHaveLength(1);
  expect(readFileSync(join(router.folder, kept[0] ?? ""), "utf8")).toContain("no database");
  expect(said.filter((it) => it.includes("damaged"))).toHaveLength(1);
});

it("cuts what is longer than the directory takes, so that nothing waits behind it for ever", async () => {
  const { record } = router.open();
  const long = "x".repeat(300);
  const targets = Array.from({ length: 101 }, (_, n) => `${n}-${long}`);
  await record({ ...router.toFact(long, "OK", long), address: long, requestId: long, targets });
  await record(router.toFact("mutation2"));
  await expect.poll(() => router.show()).toEqual([`${"x".repeat(256)} OK 1`, "mutation2 OK 1"]);
  expect((await router.list())[1]?.targets).toHaveLength(100);
});

it("leaves nothing on its disk of whom it was about once the directory has it", async () => {
  const { record } = router.open();
  const words = ["83516207"];
  router.onItsWay = () => Promise.reject(new TypeError("the directory is away"));
  for (let n = 0; n < 50; n++) await record({ ...router.toFact(`mutation${n}`), targets: ["riyadh/83516207"] });
  expect(findInFiles(router.folder, words)).not.toEqual([]);
  router.onItsWay = (answer) => answer;
  await expect.poll(() => findInFiles(router.folder, words)).toEqual([]);
  expect(await router.list()).toHaveLength(50);
});

it("says nothing of a round that its end cuts off", async () => {
  const { said, audit } = openHeard();
  await audit.record(router.toFact("mutation0"));
  await expect.poll(() => router.countWaiting()).toBe(0); // the head has been asked for, too
  let isAsked = false;
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  router.onItsWay = async (answer) => {
    isAsked = true;
    await gate;
    return answer;
  };
  await audit.record(router.toFact("mutation1"));
  await expect.poll(() => isAsked).toBe(true);
  audit.stop();
  letGo();
  await router.close();
  await new Promise(setImmediate);
  expect(said).toEqual([]);
});
