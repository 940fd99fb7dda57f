/** Long passwords that lists of leaked ones hold, letters small; shorter ones are too short anyway. */
const KNOWN: ReadonlySet<string> = new Set(
  `adminadminadmin administrator administrator1 adminpassword aaaaaaaaaaaa abcdefghijkl abcdefghijklm
  babygirl1234 basketball12 biometricflow biometricflow1 changeme1234 changemeplease chocolate123 computer1234
  defaultpassword dragon123456 facebook1234 football1234 fuckyou12345 galatasaray1 hello1234567 helloworld123 iloveyou1234
  iloveyou12345 iloveyouforever ilovemyfamily internet1234 jesuschrist1 jordan123456 letmein12345 letmeinplease letmeinletmein
  liverpool123 loveyouforever manchester12 manchesterunited master123456 michael12345 monkey123456 mynameisslim
  mypassword12 mypassword123 nopassword123 onetwothreefour p@ssw0rd1234 p@ssword1234 passw0rd1234 password1234
  password12345 password123456 password1234567 password12345678 password123! password1234! passwordpassword pokemon12345
  princess1234 qazwsxedcrfv qwerty123456 qwerty1234567 qwerty12345678 qwertyuiop12 qwertyuiop123 qwertyuiop[] qwertyuiopas
  qwertyuiopasdf qwertyuiopasdfgh qwertyuiopasdfghjkl qwertzuiopasdf 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  q1w2e3r4t5y6 zaq12wsxcde3 rockyou12345 secret123456 secretpassword starwars1234 sunshine1234 superman1234 temppassword
  testpassword testpassword1 thisismypassword trustno112345 unknown12345 welcome12345 welcome123456 welcome2024! welcome2025!
  welcome2026! whatever1234 zxcvbnmasdfgh zkteco123456 zktecozkteco attendance123 attendance12 fingerprint1 fingerprint123
  123456789abc 1234567890ab 123456abcdef 123456qwerty 123qweasdzxc 987654321abc 123123123123 112233445566 123321123321`.split(
    /\s+/,
  ),
);

/** The longest piece that is told to be a pattern when it is repeated, such as `abcd1abcd1abcd1`. */
const MAX_PIECE_CHARS = 5;

/** True for a password that others guess: a known one, a piece over and over, a run such as 123456789012, or the own name. */
export function isKnownPassword(password: string, username: string): boolean {
  const text = password.normalize("NFKC").trim().toLowerCase();
  const name = username.normalize("NFKC").trim().toLowerCase();
  return KNOWN.has(text) || isRepeated(text) || isRun(text) || (name !== "" && text.replaceAll(name, "").length < 4);
}

function isRepeated(text: string): boolean {
  const characters = Array.from(text);
  for (let size = 1; size <= MAX_PIECE_CHARS; size++) {
    if (characters.every((character, index) => character === characters[index % size])) return true;
  }
  return false;
}

/** Each character one further, or one back, than the one before; 9 is followed by 0. */
function isRun(text: string): boolean {
  const steps = Array.from(text.slice(1), (character, index) => {
    const step = character.charCodeAt(0) - text.charCodeAt(index);
    if (step === -9) return 1;
    return step === 9 ? -1 : step;
  });
  const [first] = steps;
  return (first === 1 || first === -1) && steps.every((step) => step === first);
}
