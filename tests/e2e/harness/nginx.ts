import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { until } from "./until.ts";

const NGINX = process.env["NGINX"] ?? "/usr/sbin/nginx";
const DOCUMENTED = resolve(import.meta.dirname, "../../../docs/nginx/biometricflow.conf");
const START_MS = 240_000;

/** What an operator changes in the documented file, and where it listens here. */
export interface NginxOptions {
  /** The public host name. */
  readonly name: string;
  /** The address it listens on, at 80 and 443. */
  readonly address: string;
  /** The dashboard's `host:port`. */
  readonly dashboard: string;
}

/** Runs nginx with the documented file. @returns the end of it. */
export async function startNginx({ name, address, dashboard }: NginxOptions): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "bf-nginx-"));
  const [certificate, key] = makeCertificate(dir, name);
  const site = replaceAll(readFileSync(DOCUMENTED, "utf8"), [
    ["/etc/ssl/attendance.example.com/fullchain.pem", certificate],
    ["/etc/ssl/attendance.example.com/privkey.pem", key],
    ["attendance.example.com", name],
    ["http://127.0.0.1:8501", `http://${dashboard}`],
    ["listen 80;", `listen ${address}:80;`],
    ["listen 443 ssl;", `listen ${address}:443 ssl;`],
  ]);
  writeFileSync(join(dir, "site.conf"), site);
  writeFileSync(join(dir, "nginx.conf"), toMainFile(dir));
  const child = spawn(NGINX, ["-e", "stderr", "-p", dir, "-c", join(dir, "nginx.conf")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let output = "";
  child.stderr.on("data", (bytes: Buffer) => (output += bytes.toString()));
  child.on("error", (error) => (output += error.message)); // it is not installed
  await until(
    () => isListening(address, 443),
    START_MS,
    () => output,
  );
  return async () => {
    await end(child);
    rmSync(dir, { recursive: true, force: true });
  };
}

function makeCertificate(dir: string, name: string): readonly [string, string] {
  const [certificate, key] = [join(dir, "fullchain.pem"), join(dir, "privkey.pem")];
  const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
  const subject = ["-subj", `/CN=${name}`, "-addext", `subjectAltName=DNS:${name}`, "-days", "2"];
  execFileSync("openssl", ["req", "-x509", ...curve, ...subject, "-keyout", key, "-out", certificate], {
    stdio: "ignore",
  });
  return [certificate, key];
}

/** The documented file must hold every text that is replaced: else something else than it would be tested. */
function replaceAll(text: string, replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((result, [from, to]) => {
    if (!result.includes(from)) throw new Error(`${DOCUMENTED} no longer says ${from}`);
    return result.replaceAll(from, to);
  }, text);
}

/** What a distribution's own nginx.conf does around the site's file. */
function toMainFile(dir: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${dir}/${kind};`,
  );
  return `user root; daemon off; worker_processes 1; pid ${dir}/pid; events {}
http { access_log off; ${temporary.join(" ")} include ${dir}/site.conf; }\n`;
}

function isListening(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect({ host, port });
    socket.once("connect", () => done(true)).once("error", () => done(false));
    socket.once("connect", () => socket.destroy());
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  await gone;
}
