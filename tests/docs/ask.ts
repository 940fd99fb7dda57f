import { readFileSync } from "node:fs";

/**
 * `node ask.ts QUESTION`: asks the demo's router the operation in the file and prints the answer. Exit code 1 when there
 * are errors in it.
 */
const [question = ""] = process.argv.slice(2);
const demo = JSON.parse(readFileSync(".data/demo.json", "utf8"));
const response = await fetch(`${demo.router.http}/graphql`, {
  method: "POST",
  headers: { "content-type": "application/json", authorization: `Bearer ${demo.router.token}` },
  body: JSON.stringify({ query: readFileSync(question, "utf8") }),
});
const answer = JSON.parse(await response.text());
process.stdout.write(`${JSON.stringify(answer)}\n`);
process.exitCode = answer.errors === undefined ? 0 : 1;
