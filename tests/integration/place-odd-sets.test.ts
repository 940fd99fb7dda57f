/** Requests of what the reader holds: its users and its log. */
import { describe, it } from "vitest";
import { type Asked, COSTS_TIMEOUT_MS, each, expectCosts, isPrepare, lostAt, silentAt } from "./odd-answers.ts";

const REQUESTS: Readonly<Record<string, Asked>> = {
  "free sizes": { isAsked: ({ command }) => command === 50, usually: "ON", except: lostAt("SIZES") },
  users: { isAsked: (request) => isPrepare(request, 9), usually: "ON", except: lostAt("USERS") },
  "the log": {
    isAsked: (request) => isPrepare(request, 13),
    usually: "DEVICE_REJECTED LOG",
    except: {
      "a late answer before the right one": "ON",
      ...each("DEVICE_LOG_NOT_OFFERED LOG", 4989),
      ...each("DEVICE_BUSY LOG", 2003, 2004),
      ...each("DEVICE_AUTH_FAILED LOG", 2005),
      ...each("DEVICE_PROTOCOL_ERROR LOG", "an empty acknowledgement", "one byte", "5,000 bytes"),
      ...each("DEVICE_PROTOCOL_ERROR LOG", "data of another command", "a bulk packet"),
      ...silentAt("LOG"),
      ...lostAt("LOG"),
    },
  },
  "parts of a set": {
    isAsked: ({ command }) => command === 1504,
    usually: "DEVICE_REJECTED LOG",
    except: {
      "a late answer before the right one": "ON",
      ...each("DEVICE_LOG_NOT_OFFERED LOG", 4989),
      ...each("DEVICE_AUTH_FAILED LOG", 2005),
      ...each("DEVICE_BUSY LOG", 2003, 2004),
      ...each("DEVICE_PROTOCOL_ERROR LOG", "an empty acknowledgement", "one byte", "5,000 bytes"),
      ...each("DEVICE_PROTOCOL_ERROR LOG", "data of another command", "a bulk packet"),
      ...silentAt("LOG"),
      ...lostAt("USERS"),
    },
  },
  "the end of a set": { isAsked: ({ command }) => command === 1502, usually: "ON", except: lostAt("USERS") },
};

describe("an odd answer to", () => {
  it.each(Object.entries(REQUESTS))(
    "%s costs what it must, no other reader and no row",
    (_what, asked) => expectCosts(asked),
    COSTS_TIMEOUT_MS,
  );
});
