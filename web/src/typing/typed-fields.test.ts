import { expect, it } from "vitest";
import { TypedFields } from "./typed-fields.ts";

const field = (value: string) => ({ type: "text", value, isConnected: true });

it("tells what somebody typed from what stood there", () => {
  const fields = new TypedFields<ReturnType<typeof field>>();
  const [time, reason] = [field("08:00"), field("")];
  fields.meet(time);
  fields.meet(reason);
  expect(fields.has()).toBe(false);
  reason.value = "the reader was off";
  fields.meet(reason); // looked at once more
  expect(fields.has()).toBe(true);
  expect(fields.has((one) => one === time)).toBe(false);
  reason.value = "";
  expect(fields.has()).toBe(false);
});

it("asks no more about what was sent, or is gone from the page", () => {
  const fields = new TypedFields<ReturnType<typeof field>>();
  const [sent, gone] = [field(""), field("")];
  for (const one of [sent, gone]) {
    fields.meet(one);
    one.value = "typed";
  }
  fields.settle((one) => one === sent);
  expect(fields.has()).toBe(true);
  gone.isConnected = false;
  expect(fields.has()).toBe(false);
});

it("looks at the mark of a box, not at its value", () => {
  const fields = new TypedFields<{ type: string; value: string; checked: boolean; isConnected: boolean }>();
  const box = { type: "checkbox", value: "on", checked: false, isConnected: true };
  fields.meet(box);
  expect(fields.has()).toBe(false);
  box.checked = true;
  expect(fields.has()).toBe(true);
});
