/** What may leave an organisation about its reader: kinds and lengths of things, never who somebody is or where something stands. */

const SHOWN_OF_SERIAL = 3;
const SHOWN_OF_MAC = 8; // the maker's half

/** `AFR*******`: the first letters of a serial number tell the family of a reader. */
export function redactSerial(serial: string): string {
  return serial.slice(0, SHOWN_OF_SERIAL) + "*".repeat(Math.max(0, serial.length - SHOWN_OF_SERIAL));
}

/** `00:17:61:**:**:**`. */
export function redactMac(mac: string): string {
  return mac.slice(0, SHOWN_OF_MAC) + mac.slice(SHOWN_OF_MAC).replaceAll(/[0-9a-f]/gi, "*");
}

/** How the value of an option is told; whatever is not listed is not asked for. */
type Telling = "SHOWN" | "SERIAL" | "MAC" | "SET"; // SET: only whether there is one

/** The options of a report, in its order. Source of the names: the vendor's manual of 2006 and readers' own settings. */
export const REPORTED_OPTIONS: Readonly<Record<string, Telling>> = {
  "~SerialNumber": "SERIAL",
  MAC: "MAC",
  "~DeviceName": "SHOWN",
  "~Platform": "SHOWN",
  "~OEMVendor": "SHOWN",
  "~ProductTime": "SHOWN",
  "~ZKFPVersion": "SHOWN",
  ZKFaceVersion: "SHOWN",
  "~PIN2Width": "SHOWN",
  "~IsABCPinEnable": "SHOWN",
  "~ExtendFmt": "SHOWN",
  "~UserExtFmt": "SHOWN",
  FaceFunOn: "SHOWN",
  FingerFunOn: "SHOWN",
  CompatOldFirmware: "SHOWN",
  WorkCode: "SHOWN",
  "~MaxAttLogCount": "SHOWN",
  IPAddress: "SET",
  GATEIPAddress: "SET",
};

/** The value of an option as a report tells it. */
export function redactOption(name: string, value: string): string {
  switch (REPORTED_OPTIONS[name]) {
    case "SHOWN":
      return value;
    case "SERIAL":
      return redactSerial(value);
    case "MAC":
      return redactMac(value);
    default:
      return value === "" ? "empty" : "set";
  }
}
