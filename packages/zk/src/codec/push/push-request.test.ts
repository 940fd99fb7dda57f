import fc from "fast-check";
import { expect, it } from "vitest";
import { parsePushRequest } from "./push-request.ts";

it.each([
  ["GET", "/iclock/cdata?SN=A1&options=all&pushver=2.4.1", "HANDSHAKE"],
  ["GET", "/iclock/cdata.aspx?SN=A1&options=all", "HANDSHAKE"],
  ["GET", "/acme/site/iclock/cdata.php?sn=A1", "HANDSHAKE"],
  ["POST", "/iclock/cdata?SN=A1&table=ATTLOG&Stamp=9999", "PUNCHES"],
  ["POST", "/iclock/cdata?SN=A1&table=attlog", "PUNCHES"],
  ["POST", "/iclock/cdata?SN=A1&table=OPERLOG&OpStamp=9999", "OPERATIONS"],
  ["POST", "/iclock/cdata?SN=A1&table=options", "OPTIONS"],
  ["POST", "/iclock/cdata?SN=A1&table=ATTPHOTO&PhotoStamp=1", "UNWANTED"],
  ["POST", "/iclock/cdata?SN=A1&table=BIODATA", "UNWANTED"],
  ["POST", "/iclock/fdata?SN=A1&table=ATTPHOTO", "UNWANTED"],
  ["GET", "/iclock/getrequest?SN=A1&INFO=Ver 8,1,2,3,10.0.0.1", "POLL"],
  ["POST", "/iclock/devicecmd?SN=A1", "RESULTS"],
  ["GET", "/iclock/ping?SN=A1", "PING"],
  ["POST", "/iclock/registry?SN=A1", "REGISTER"],
  ["GET", "/iclock/cdata?SN=A1&DeviceType=acc", "REGISTER"],
  ["POST", "/iclock/cdata?SN=A1&table=rtlog", "REGISTER"],
  ["GET", "/iclock/", "OTHER"],
])("%s %s is %s", (method, target, call) => {
  expect(parsePushRequest(method, target)?.call).toBe(call);
});

it.each(["/", "/graphql", "/iclockx/cdata", "/xiclock/cdata", "/iclock/../graphql", "/iclock/cdata/more"])(
  "%s is no path of a reader",
  (target) => {
    expect(parsePushRequest("GET", target)).toBeUndefined();
  },
);

it("reads who calls, and takes what cannot be a serial number for none", () => {
  const serialOf = (query: string) => parsePushRequest("GET", `/iclock/cdata?${query}`)?.serialNumber;
  expect(serialOf("SN=CGJ%2D123")).toBe("CGJ-123");
  expect(serialOf("SN=A1&SN=B2")).toBe("A1");
  expect(serialOf("SN=100%")).toBe("100%");
  expect(serialOf("SN=")).toBeUndefined();
  expect(serialOf("SN=a%0d%0ab")).toBeUndefined();
  expect(serialOf(`SN=${"9".repeat(65)}`)).toBeUndefined();
});

it("throws on no target", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const text = Buffer.from(bytes).toString("latin1");
      parsePushRequest("POST", text);
      expect(parsePushRequest("GET", `/iclock/cdata?${text}`)).toBeDefined();
    }),
  );
});
