/**
 * Command and answer numbers the simulator knows.
 */
export const COMMAND = {
  WRITE_USER: 8,
  DIRECT_USERS: 9, // old bulk read, also the inner command of a user prepare
  OPTIONS_RRQ: 11,
  OPTIONS_WRQ: 12,
  DIRECT_ATTENDANCE: 13, // old bulk read, also the inner command of an attendance prepare
  CLEAR_ATTENDANCE: 15,
  DELETE_USER: 18,
  UNLOCK: 31,
  DIRECT_OPERATIONS: 34, // only as the inner command of a prepare
  GET_FREE_SIZES: 50,
  START_VERIFY: 60,
  CANCEL_CAPTURE: 62,
  STATE_RRQ: 64,
  GET_PIN_WIDTH: 69,
  GET_TIME: 201,
  SET_TIME: 202,
  REGISTER_EVENTS: 500, // also the command of an event packet
  CONNECT: 1000,
  EXIT: 1001,
  ENABLE: 1002,
  DISABLE: 1003,
  RESTART: 1004,
  REFRESH_DATA: 1013,
  REFRESH_OPTIONS: 1014,
  GET_VERSION: 1100,
  AUTH: 1102,
  PREPARE_DATA: 1500,
  DATA: 1501,
  FREE_DATA: 1502,
  PREPARE_BUFFER: 1503,
  READ_BUFFER: 1504,
} as const;

/** Answer codes. */
export const ANSWER = {
  OK: 2000,
  ERROR: 2001,
  RETRY: 2003,
  UNAUTHORISED: 2005,
  NOT_OFFERED: 4989, // a reader set to access control says so of its log
  NOT_INITIALISED: 65532,
  UNKNOWN_COMMAND: 65535,
} as const;

/** Event code of an attendance event; stands in the session field and is bit 0 of a registration mask. */
export const ATTENDANCE_EVENT = 1;
