import { CertificateError, readCertificate, type TlsFiles } from "@biometricflow/config/certificate";
import { toCertificateAlarm } from "@biometricflow/edge/certificates-in-use";
import type { AuditFinding } from "./finding.ts";

/** Certificates that this machine shows, each once: those that end soon, have ended, or cannot be used. */
export function auditCertificates(shown: readonly TlsFiles[], nowMs: number): readonly AuditFinding[] {
  const files = new Map(shown.map((tls) => [tls.certFile, tls]));
  return [...files.values()].flatMap((tls) => auditCertificate(tls, nowMs));
}

function auditCertificate(tls: TlsFiles, nowMs: number): readonly AuditFinding[] {
  const where = tls.certFile;
  try {
    const alarm = toCertificateAlarm(where, readCertificate(tls, nowMs).endsAtMs, nowMs);
    if (alarm === undefined) return [];
    const steps = ["Renew it, and see to it that it is renewed by itself"];
    return [{ code: alarm.code, severity: "MEDIUM", where, message: alarm.message, steps }];
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    const message = `It cannot be used: ${error.found}`;
    return [{ code: error.code, severity: "HIGH", where, message, steps: [`Put there ${error.expected}`] }];
  }
}
