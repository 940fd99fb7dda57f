import { createServer } from "node:net";
import { expect, it } from "vitest";
import { toSetupFault } from "./setup-fault.ts";

it("says of any listener that its port is taken, and ends with 3, which nobody tries again", async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, "127.0.0.1", resolve));
  const address = first.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const error = await new Promise((resolve) => createServer().once("error", resolve).listen(port, "127.0.0.1"));
  first.close();
  expect(toSetupFault(error)).toEqual({
    message: `port ${port} is taken by another program: end that one, or configure another port`,
    exitCode: 3,
  });
});
