import { beforeEach, describe, expect, it, vi } from "vitest";
import { takeReaders } from "./own-readers.ts";

let ownership: { isOwner: boolean; watch: (onChange: () => void) => () => void; change: (isOwner: boolean) => void };
let done: string[];
let prepare: () => Promise<void>;

beforeEach(() => {
  done = [];
  prepare = async () => void done.push("prepare");
  let told: () => void = () => undefined;
  ownership = {
    isOwner: false,
    watch: (onChange) => {
      told = onChange;
      return () => (told = () => undefined);
    },
    change: (isOwner) => {
      ownership.isOwner = isOwner;
      told();
    },
  };
});

const take = () =>
  takeReaders({
    ownership,
    prepare: () => prepare(),
    visit: () => {
      done.push("visit");
      return async () => void done.push("leave");
    },
    onFailure: (error) => done.push(String(error)),
    pause: async () => undefined,
  });
const settled = (what: readonly string[]) => vi.waitFor(() => expect(done).toEqual(what));

describe("the readers of a place", () => {
  it("are known before anybody is served, and visited when that has begun", async () => {
    ownership.isOwner = true;
    const readers = await take();
    expect(done).toEqual(["prepare"]);
    readers.begin();
    await settled(["prepare", "visit"]);
    await readers.stop();
    expect(done).toEqual(["prepare", "visit", "leave"]);
  });

  it("are another process's until it is gone, then they are made known anew", async () => {
    const readers = await take();
    readers.begin();
    expect(done).toEqual([]);
    ownership.change(true);
    await settled(["prepare", "visit"]);
    ownership.change(false);
    await settled(["prepare", "visit", "leave"]);
    ownership.change(true);
    await settled(["prepare", "visit", "leave", "prepare", "visit"]);
    await readers.stop();
  });

  it("are taken again when they could not be made known", async () => {
    const readers = await take();
    readers.begin();
    const works = prepare;
    prepare = () => {
      prepare = works;
      return Promise.reject(new Error("away"));
    };
    ownership.change(true);
    await settled(["Error: away", "prepare", "visit"]);
    await readers.stop();
  });

  it("are not visited when they were lost while they were made known", async () => {
    const readers = await take();
    readers.begin();
    const made = Promise.withResolvers<void>();
    prepare = () => made.promise;
    ownership.change(true);
    ownership.change(false);
    made.resolve();
    await readers.stop();
    expect(done).toEqual([]);
  });
});
