import type { CommKeyStrength } from "./device.ts";

/** How grave a finding is. */
export type FindingSeverity = "HIGH" | "MEDIUM" | "LOW";

/** Something that makes a reader less safe. */
export interface SecurityFinding {
  readonly code: "COMM_KEY_NONE" | "COMM_KEY_WEAK" | "ADDRESS_PUBLIC" | "FIRMWARE_ADVISORY";
  readonly severity: FindingSeverity;
  readonly message: string;
  readonly steps: readonly string[];
}

/** What is known of a reader. */
export interface JudgedReader {
  /** `host:port`. */
  readonly address: string;
  /** Whether it is reached at an address that anybody may reach. */
  readonly hasPublicAddress: boolean | undefined;
  /** `undefined` where nobody said, as of a reader that an older version registered. */
  readonly commKeyStrength: CommKeyStrength | undefined;
  readonly firmware: string | undefined;
}

const COST: Readonly<Record<FindingSeverity, number>> = { HIGH: 40, MEDIUM: 20, LOW: 10 };

const NEW_KEY = [
  "Choose a number of six digits that is no date and no row, such as one drawn by a password manager",
  "Set it on the reader: Comm. > PC connection > Comm key",
  "Write it into a file of its own, readable by the place alone, and name the file as commKey of the reader in the configuration",
  "Start the place again",
];

/**
 * Firmware of which flaws are public: the beginning of the version as readers state it, and where they are told.
 * Source: Kaspersky, advisories KLCERT-23-001 to 24 (CVE-2023-3938 to CVE-2023-3943), 2024-06.
 */
const ADVISORIES: readonly (readonly [start: string, advisory: string])[] = [
  ["ZAM170-NF-1.8.25-7354", "CVE-2023-3938 to CVE-2023-3943"],
];

/** Names what makes a reader less safe, the gravest first. Pure: what is not known is not found. */
export function findWeaknesses(reader: JudgedReader): readonly SecurityFinding[] {
  const { address, hasPublicAddress, commKeyStrength, firmware } = reader;
  const advisory = ADVISORIES.find(([start]) => firmware?.startsWith(start))?.[1];
  const findings: readonly (SecurityFinding | false | undefined)[] = [
    commKeyStrength === "NONE" && {
      code: "COMM_KEY_NONE",
      severity: "HIGH",
      message:
        "The reader asks for no communication key: whoever reaches it can read its log, clear it and open the door",
      steps: NEW_KEY,
    },
    commKeyStrength === "WEAK" && {
      code: "COMM_KEY_WEAK",
      severity: "MEDIUM",
      message: "The communication key of the reader is among the first that a stranger would try",
      steps: NEW_KEY,
    },
    hasPublicAddress && {
      code: "ADDRESS_PUBLIC",
      severity: "HIGH",
      message: `The reader is reached at ${address}, which is no address of a private network: its protocol is not encrypted`,
      steps: [
        "Take the port of the reader out of the router's forwarding",
        "Put the reader into a network of its own that only the place reaches, over a VPN where it is elsewhere",
        "Let the configuration name its private address",
      ],
    },
    advisory !== undefined && {
      code: "FIRMWARE_ADVISORY",
      severity: "HIGH",
      message: `Flaws of the firmware ${firmware} are public: ${advisory}`,
      steps: [
        "Ask the seller of the reader for firmware in which they are mended, and install it",
        "Until then keep the reader in a network of its own that only the place reaches",
        "Switch reading of QR codes off on the reader",
      ],
    },
  ];
  return findings
    .filter((finding) => finding !== false && finding !== undefined)
    .toSorted((left, right) => COST[right.severity] - COST[left.severity]);
}

/** 100 where nothing was found, 0 at worst. */
export function toSecurityScore(findings: readonly SecurityFinding[]): number {
  return Math.max(
    0,
    findings.reduce((score, { severity }) => score - COST[severity], 100),
  );
}
