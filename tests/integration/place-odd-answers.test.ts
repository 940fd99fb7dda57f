/** Requests about the reader itself. */
import { describe, it } from "vitest";
import { type Asked, COSTS_TIMEOUT_MS, each, expectCosts, isOption, lostAt, silentAt } from "./odd-answers.ts";

const REQUESTS: Readonly<Record<string, Asked>> = {
  CONNECT: {
    isAsked: ({ command }) => command === 1000,
    usually: "ON",
    except: {
      ...each("DEVICE_BUSY CONNECT", 2001, 2003, 2004, "a closed connection"),
      ...each("DEVICE_REJECTED CONNECT", 65_531, 65_532, 65_533, 65_535),
      ...each("DEVICE_UNSUPPORTED_FIRMWARE CONNECT", 2002, 4711, 4989, "a bulk packet"),
      ...each("DEVICE_PUSH_ONLY CONNECT", 6001),
      ...silentAt("CONNECT"),
      garbage: "DEVICE_PROTOCOL_ERROR CONNECT",
    },
  },
  AUTH: {
    isAsked: ({ command }) => command === 1102,
    beside: ({ command }) => (command === 1000 ? [{ command: 2005 }] : undefined),
    usually: "ON",
    except: {
      ...each("DEVICE_AUTH_FAILED AUTHENTICATE", 2001, 2002, 2005, 4711, 4989, 6001, 65_531, 65_532, 65_533, 65_535),
      ...each("DEVICE_AUTH_FAILED AUTHENTICATE", "a bulk packet"),
      ...each("DEVICE_BUSY AUTHENTICATE", 2003, 2004),
      ...silentAt("AUTHENTICATE"),
      ...lostAt("AUTHENTICATE"),
    },
  },
  "the serial number": {
    isAsked: (request) => isOption(request, /^~SerialNumber/),
    usually: "ON",
    except: {
      ...each("DEVICE_BUSY IDENTITY", 2003, 2004),
      ...each("DEVICE_AUTH_FAILED IDENTITY", 2005),
      ...each("DEVICE_REJECTED IDENTITY", 65_532),
      ...silentAt("IDENTITY"),
      ...lostAt("IDENTITY"),
    },
  },
  "other options": {
    isAsked: (request) => isOption(request, /^(?!~SerialNumber)/),
    usually: "ON",
    except: lostAt("IDENTITY"),
  },
  "the version": { isAsked: ({ command }) => command === 1100, usually: "ON", except: lostAt("IDENTITY") },
  events: { isAsked: ({ command }) => command === 500, usually: "ON", except: lostAt("LIVE") },
  "the time": { isAsked: ({ command }) => command === 201, usually: "ON", except: lostAt("SIZES") },
};

describe("an odd answer to", () => {
  it.each(Object.entries(REQUESTS))(
    "%s costs what it must, no other reader and no row",
    (_what, asked) => expectCosts(asked),
    COSTS_TIMEOUT_MS,
  );
});
