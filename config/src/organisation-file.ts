import { z } from "zod";
import { edgeFile } from "./edge-file.ts";
import { emailFile } from "./email-file.ts";
import { oidcFile } from "./oidc-file.ts";
import { outgoingTls, ownServerTls, serverTls } from "./tls-file.ts";
import { days, hours, network, origin, port, text } from "./fields.ts";

/** Where one process listens; what is left out has the default of its service. */
const address = z.strictObject({ host: text.optional(), port: port.optional() });
/** The same, with the certificate that it shows. */
const listener = z.strictObject({ ...address.shape, tls: serverTls.optional() });
/** The same of those that our own processes alone call. */
const ownListener = z.strictObject({ ...address.shape, tls: ownServerTls.optional() });

/** `organisation.json`. */
export const organisationFile = z.strictObject({
  name: text,
  /** Relative to the organisation folder. */
  dataDir: text,
  /** Only a demo makes demo accounts, `demo.json`, simulated readers and, unless told otherwise, traffic on them. */
  demo: z
    .union([z.boolean(), z.strictObject({ traffic: z.boolean() })], { error: "true, false or { traffic }" })
    .default(false),
  /** The one origin that browsers reach. */
  publicUrl: origin.optional(),
  /** Whose word about a visitor's address counts. */
  trustedProxies: z.array(network, { error: "a list of addresses or networks" }).default([]),
  /** Who may connect, and how often. */
  edge: edgeFile,
  /** How many days the directory keeps rows of the audit log, and sessions that are over; after how many who left is named. */
  retention: z
    .strictObject({ auditDays: days.default(400), sessionDays: days.default(30), leaverDays: days.optional() })
    .prefault({}),
  /** After how long unused, and after how long in all, whoever is signed in signs in anew. */
  sessions: z.strictObject({ idleHours: hours.default(720), longestDays: days.default(90) }).prefault({}),
  /** Networks where webhooks may lead although they are none of the internet: there with any port, and without TLS. */
  webhooks: z
    .strictObject({ allow: z.array(network, { error: "a list of addresses or networks" }).default([]) })
    .prefault({}),
  /** The mail server that takes our messages; omitted: none is sent. */
  email: emailFile.optional(),
  /** The OpenID Connect provider by which people may sign in; omitted: none. */
  oidc: oidcFile.optional(),
  /** Who signs in by a second factor beside the password, whether they want to or not. */
  security: z.strictObject({ secondFactor: z.enum(["OFF", "ADMIN"]).default("OFF") }).prefault({}),
  /** Whether a PIN is one person in the whole organisation, or somebody else at each place. */
  identity: z.enum(["organisation", "place"]).default("organisation"),
  /** Relative to the organisation folder; default `<dataDir>/keys/identity.key`. */
  identityKeyFile: text.optional(),
  listen: z
    .strictObject({
      router: listener.optional(),
      directory: ownListener.optional(),
      attendance: ownListener.optional(),
      web: listener.optional(),
      /** The control port of simulated readers; omitted: 14300, or any free port where that is taken. */
      simulator: address.optional(),
    })
    .default({}),
  /** Where the others find a process that another machine runs. */
  urls: z
    .strictObject({ router: origin.optional(), directory: origin.optional(), attendance: origin.optional() })
    .default({}),
  /** Whose certificates are trusted where this machine's processes ask others, and by which they are known there. */
  tls: outgoingTls.default({}),
  /** The older form of `listen`, for one release. */
  ports: z
    .strictObject({
      router: port.optional(),
      directory: port.optional(),
      attendance: port.optional(),
      web: port.optional(),
      simulator: port.optional(),
    })
    .default({}),
});

/** The content of `organisation.json`, defaults filled in. */
export type OrganisationFile = Readonly<z.output<typeof organisationFile>>;
