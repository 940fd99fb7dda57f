import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type DataPaths, toDataPaths } from "@biometricflow/config/data-paths";
import type { PlaceConfig } from "@biometricflow/config/place";
import type { OrganisationSettings } from "@biometricflow/config/settings";
import { findUrlPasswordFault, PASSWORD_URLS } from "@biometricflow/config/url-password";
import { refuseDemoSecrets } from "@biometricflow/directory/operate";
import { listOpenCommKeys } from "@biometricflow/place/operate";
import { KeyFileError, readPublicKeys, readSecret, readSigningKey } from "@biometricflow/service/identity/keys";
import { refuseLostIdentity } from "@biometricflow/service/identity/organisation-keys";
import { checkCertificates } from "./certificate-files.ts";
import { type CheckedFile, type FileFault, toChecked, toFileFault } from "./checked-file.ts";
import { checkMode, readMode } from "./file-mode.ts";

/** Checks every file that holds a secret, as the processes open them, and the environment. */
export function checkSecrets(
  settings: OrganisationSettings,
  places: readonly PlaceConfig[],
  environment: NodeJS.ProcessEnv,
): readonly CheckedFile[] {
  const paths = toDataPaths(settings.dataDir);
  return [
    checkIdentityKey(settings, places, paths),
    ...[paths.operationsToken, paths.dashboardProof, paths.refreshKey, paths.secondFactorKey].map((file) =>
      checkKey(file, readSecret),
    ),
    ...[paths.directoryKey, paths.routerKey, paths.attendanceKey].map((file) => checkKey(file, readSigningKey)),
    ...[paths.directoryNextKey, paths.routerNextKey, paths.attendanceNextKey]
      .filter(existsSync) // of a rotation alone
      .map((file) => checkKey(file, readSigningKey)),
    ...[paths.attendanceSealKeys].filter(existsSync).map((file) => checkKey(file, readPublicKeys)),
    ...checkFirstAccounts(settings, paths),
    ...checkNamedFiles(settings),
    ...checkCommKeys(places),
    ...checkCertificates(settings, places),
    ...checkUrls(settings, environment),
  ];
}

function checkIdentityKey(
  { identityKeyFile }: OrganisationSettings,
  places: readonly PlaceConfig[],
  paths: DataPaths,
): CheckedFile {
  const fault = toFault(() => refuseLostIdentity({ identityKeyFile, places }, paths));
  return fault === undefined ? checkKey(identityKeyFile, readSecret) : toChecked(identityKeyFile, [fault]);
}

function checkKey(file: string, read: (path: string) => unknown): CheckedFile {
  if (!existsSync(file)) return { file, status: "ABSENT", faults: [], notes: ["made at the first start"] };
  return toChecked(file, [toFault(() => read(file)) ?? [], checkMode(file)].flat());
}

/** What a demo left, in an organisation that is none; of a demo it is no fault. */
function checkFirstAccounts({ demo }: OrganisationSettings, { firstAccounts }: DataPaths): readonly CheckedFile[] {
  const fault = toFault(() => refuseDemoSecrets(demo, firstAccounts));
  return fault === undefined ? [] : [toChecked(firstAccounts, [fault])];
}

/** Secrets that others gave us. Those that cannot be read are faults of the organisation's file already. */
function checkNamedFiles({ configDir, email, oidc }: OrganisationSettings): readonly CheckedFile[] {
  return [email?.passwordFile, oidc?.clientSecretFile].flatMap((name) => {
    if (name === undefined) return [];
    const file = resolve(configDir, name);
    return [toChecked(file, checkMode(file))];
  });
}

/** Those that cannot be read are faults of the place's file already. */
function checkCommKeys(places: readonly PlaceConfig[]): readonly CheckedFile[] {
  const open = new Set(places.flatMap((place) => listOpenCommKeys(place, readMode)));
  const readers = places.flatMap(({ id, readers: own }) =>
    own.flatMap(({ id: reader, commKeyFile: file }) =>
      file === undefined ? [] : [{ file, reader: `${id}/${reader}` }],
    ),
  );
  return [...Map.groupBy(readers, ({ file }) => file)].map(([file, users]) => {
    const names = users.map(({ reader }) => reader).join(", ");
    const notes = users.length === 1 ? [] : [`one key for ${names}: whoever has it opens all of them`];
    return toChecked(file, open.has(file) ? checkMode(file) : [], notes);
  });
}

function checkUrls({ demo }: OrganisationSettings, environment: NodeJS.ProcessEnv): readonly CheckedFile[] {
  return PASSWORD_URLS.filter((variable) => environment[variable]).map((variable) => {
    const fault = demo === false ? findUrlPasswordFault(variable, environment[variable]) : undefined;
    return toChecked(variable, fault === undefined ? [] : [toFileFault(fault)]);
  });
}

/** What a process would refuse, in its words. */
function toFault(read: () => unknown): FileFault | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (!(error instanceof KeyFileError)) throw error;
    const { code, message } = error;
    return { code, key: "", message: message.replace(`${code}: `, "") };
  }
}
