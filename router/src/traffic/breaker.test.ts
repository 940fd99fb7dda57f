import { expect, it } from "vitest";
import { type BreakerInput, CLOSED, judgeUrl } from "./breaker.ts";

const POLICY = { breakAfterFailures: 4 };
const after = (...inputs: readonly BreakerInput[]) =>
  inputs.reduce((breaker, input) => judgeUrl(breaker, input, POLICY), CLOSED).isOpen;

it.each<[string, readonly BreakerInput[], boolean]>([
  ["three faults in a row", ["FAULT", "FAULT", "FAULT"], false],
  ["four", ["FAULT", "FAULT", "FAULT", "FAULT"], true],
  ["four with an answer between them", ["FAULT", "FAULT", "ANSWERED", "FAULT", "FAULT"], false],
  ["a subgraph that says nothing when asked how it is", ["SILENT"], false],
  ["one that says nothing again", ["SILENT", "SILENT"], false],
  ["one that says nothing a third time", ["SILENT", "SILENT", "SILENT"], true],
  ["one that says nothing again after an answer", ["SILENT", "SILENT", "ANSWERED", "SILENT", "SILENT"], false],
  ["faults while it is open", ["FAULT", "FAULT", "FAULT", "FAULT", "FAULT"], true],
  ["an answer to the health request", ["FAULT", "FAULT", "FAULT", "FAULT", "ANSWERED"], false],
])("after %s a URL is given up: %s %s", (_name, inputs, isOpen) => expect(after(...inputs)).toBe(isOpen));
