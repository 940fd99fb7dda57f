import { GraphQLError } from "graphql";
import { expect, it } from "vitest";
import { withNullErrors } from "./null-errors.ts";

const told = (...path: readonly (string | number)[]) => new GraphQLError(`no null at ${path.join(".")}`, { path });
const pathsOf = ({ errors }: ReturnType<typeof withNullErrors>) => errors.map(({ path }) => path?.join("."));

it("makes an error of each null that the gateway tells of, and takes them out of the extensions", () => {
  const answer = withNullErrors({ extensions: { valueCompletion: [told("a", 0, "v"), told("b")], unavailable: [1] } });
  expect(pathsOf(answer)).toEqual(["a.0.v", "b"]);
  expect(answer.extensions).toEqual({ unavailable: [1] });
  expect(withNullErrors({ extensions: { valueCompletion: [told("a")] } }).extensions).toBeUndefined();
});

it("adds none where an error above or below has told of the null", () => {
  const errors = [
    { message: "the place is down", path: ["a"] },
    { message: "no", path: ["b", 1, "c"] },
  ];
  const extensions = { valueCompletion: [told("a", 0, "v"), told("b", 1), told("b", 2)] };
  expect(pathsOf(withNullErrors({ errors, extensions }))).toEqual(["a", "b.1.c", "b.2"]);
});

it("leaves an answer alone of which nothing is told", () => {
  expect(withNullErrors({})).toEqual({ errors: [], extensions: undefined });
  expect(pathsOf(withNullErrors({ errors: [{ message: "x" }], extensions: { valueCompletion: [told("a")] } }))).toEqual(
    [undefined, "a"],
  );
});
