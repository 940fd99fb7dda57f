/**
 * Numbers of the ZK standalone protocol.
 *
 * Source: adrobinoga/zk-protocol (protocol.md, commands) and the vendor's communication manual of 2006.
 */

/** What a client asks. `EVENT` is also the command of every packet that a reader sends unasked. */
export const COMMAND = {
  WRITE_USER: 8,
  ATTENDANCE_LOG: 13, // old direct read, and the subject of PREPARE_BUFFER
  USERS: 9, // old direct read, and the subject of PREPARE_BUFFER
  READ_OPTION: 11,
  CLEAR_LOG: 15,
  DELETE_USER: 18, // and the templates of that slot
  UNLOCK: 31, // u32 tenths of a second
  FREE_SIZES: 50,
  GET_TIME: 201,
  SET_TIME: 202,
  EVENT: 500, // request: u32 mask of events wanted; from the reader: one event
  CONNECT: 1000,
  EXIT: 1001,
  ENABLE: 1002,
  DISABLE: 1003, // u32 seconds until the reader enables itself; without them it waits for ENABLE
  RESTART: 1004,
  REFRESH_DATA: 1013, // after users were written
  GET_VERSION: 1100,
  AUTH: 1102,
  FREE_DATA: 1502,
  PREPARE_BUFFER: 1503,
  READ_BUFFER: 1504,
} as const;

/** What a reader answers. Everything that is neither an acknowledgement nor data refuses the request. */
export const ANSWER = {
  PREPARE_DATA: 1500, // so many bytes follow
  DATA: 1501,
  ACK_OK: 2000,
  ACK_ERROR: 2001,
  ACK_DATA: 2002,
  ACK_RETRY: 2003,
  ACK_REPEAT: 2004,
  ACK_UNAUTH: 2005, // a comm key is wanted
  NOT_OFFERED: 4989, // what a reader set to access control says of its log; Source: fananimi/pyzk issue 170
  NOT_SUPPORTED: 6001, // recent firmware that no longer speaks this protocol; Source: fananimi/pyzk issue 253
  BAD_DATA: 65531,
  NOT_INITIALISED: 65532,
  BAD_COMMAND: 65533,
  UNKNOWN_COMMAND: 65535,
} as const;

/** Kinds of events: a bit each in the mask of a registration, and the session field of an event packet. */
export const EVENT = {
  ATTENDANCE: 1, // a punch
  ALL: 0xffff,
} as const;

/** Second word of a bulk request: which part of the user data is meant. */
export const USER_DATA = 5;
