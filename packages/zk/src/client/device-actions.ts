/** What to do about each failure of a reader, a sentence for whoever looks after it. */
export const DEVICE_ACTIONS = {
  DEVICE_UNREACHABLE:
    "See that the reader is on and its cable is in, and compare host and port with its Ethernet menu.",
  DEVICE_NO_ROUTE:
    "See that the reader is on, that its address, mask and gateway are right, and that a route leads into its network.",
  DEVICE_REFUSED:
    "Compare the port with the reader's Ethernet menu, and see that the address is the reader's and not another machine's.",
  DEVICE_TIMEOUT:
    "See that the address is right and no firewall drops the traffic; end other programs that hold the reader, then restart it.",
  DEVICE_BUSY: "End the other program that uses the reader, or let it in between by visiting with mode POLL.",
  DEVICE_AUTH_FAILED: "Compare Comm Key in the reader's menu with the comm key of its configuration.",
  DEVICE_REJECTED: "Restart the reader, and end other programs that use it.",
  DEVICE_LOG_NOT_OFFERED:
    "Set the device type in the reader's menu to time attendance, or let the reader push its punches.",
  DEVICE_PROTOCOL_ERROR:
    "Check with pnpm zk info that it is the reader that answers; where only its log cannot be read, set its recordLayout.",
  DEVICE_PUSH_ONLY:
    "Look for PC connection or standalone communication in the reader's menu; without it enter it with transport push, and this place's address as its cloud server.",
  DEVICE_UNSUPPORTED_FIRMWARE:
    "Check that the address is that of a ZKTeco reader, and look for PC connection or standalone communication in its menu.",
} as const;
