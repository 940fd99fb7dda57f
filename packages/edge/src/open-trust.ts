import { judgeAuthorities, trustAuthorities } from "@biometricflow/config/authorities";
import { readPemText } from "@biometricflow/config/certificate";
import { type Following, followFiles, type FollowOptions } from "./follow-files.ts";

/**
 * Has this process take the word of the organisation's own authorities for whom it asks, beside those that Node.js knows, and follows
 * their file. Nobody is believed without a certificate that one of them vouches for.
 *
 * @returns `undefined` where there is no such file: then those that Node.js knows count alone
 * @throws {CertificateError} where the file holds none to begin with
 */
export function openTrust(caFile: string | undefined, options: FollowOptions): Following | undefined {
  if (caFile === undefined) return undefined;
  const authorities = {
    read: () => readPemText(caFile),
    toText: (text: string) => text,
    take: (text: string) => {
      const certificates = judgeAuthorities(text, caFile);
      trustAuthorities(certificates);
      options.log.info({ file: caFile, count: certificates.length }, "certificates of these authorities are trusted");
    },
  };
  return followFiles(authorities, options);
}
