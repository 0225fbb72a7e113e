/**
 * Whether these words, of one line or of several that a program folded, announce the mail that is quoted below them:
 * "On Tuesday, Sam wrote:". A sentence that only sounds like it has no date, or nothing is quoted below it.
 */
export function isAttribution(words: string, isQuotedBelow: boolean): boolean {
  const text = words
    .replace(/\s+/g, " ")
    .replace(/< | >/g, (bracket) => bracket.trim())
    .trim();
  if (text.length > maxLength || !isEnded(text)) {
    return false;
  }
  const isOpened = opensAttribution(text);
  const hasAddress = address.test(text);
  if (!verb.test(text)) {
    const isDated = isQuotedBelow || (date.test(text) && clock.test(text));

    return isOpened && isDated && /<[^<>\s]+@[^<>\s]+>\s?[:：]$/.test(text);
  }
  if (isQuotedBelow) {
    return hasAddress || (isOpened && dayOrDate.test(text));
  }

  return /\d/.test(text) && (hasAddress || (isOpened && date.test(text) && clock.test(text)));
}

/** Whether a line can be the first of an attribution that goes on in the next lines. */
export function opensAttribution(line: string): boolean {
  return opener.test(line.trim());
}

const maxLength = 400;

// Zoho puts dashes around its attribution, or nothing behind it; the others end it with a colon.
function isEnded(text: string): boolean {
  return (
    /[:：]$/.test(text) || /^-{2,6} .* -{2,6}$/.test(text) || (/\S@\S+ wrote$/i.test(text) && opensAttribution(text))
  );
}

// The days of the week and the months as programs shorten them, in the languages below.
const names = [
  "mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec",
  "mo|di|mi|do|fr|sa|so|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mai|okt|dez",
  "lun|mer|jeu|ven|sam|dim|mardi|jeudi|vendredi|janv|févr|avr|juin|juil|août|déc",
  "mié|jue|vie|sáb|dom|martes|miércoles|jueves|viernes|sábado|domingo|ene|abr|ago|dic",
  "seg|ter|qua|qui|sex|segunda|terça|quarta|quinta|sexta|fev|set|out|dez",
  "gio|gen|mag|giu|lug|ott|martedì|venerdì|sabato|domenica",
  "ma|wo|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|mrt|mei",
  "mån|tis|ons|tor|fre|lör|sön|man|tirs|tors|lør|søn|måndag|tisdag|mandag|tirsdag|maj",
  "pon|pn|wt|śr|czw|pt|sob|nd|niedz|wtorek|środa|czwartek|piątek|sobota|niedziela|sty|lut|kwi|cze|lip|sie|wrz|paź|lis|gru",
].join("|");

const dayName = `(?<!\\p{L})(?:${names})[a-z]{0,6}(?!\\p{L})`;
const dateDigits =
  "\\d{4}\\s?[-/.年]\\s?\\d{1,2}|\\d{1,2}\\s?[-/.]\\s?\\d{1,2}\\s?[-/.]\\s?\\d{2,4}|\\d{1,2}\\.? \\p{L}{3,12}\\.?,? \\d{4}";
const date = new RegExp(`${dateDigits}|${dayName}.{0,20}\\d{4}|\\d{1,2} de .{3,20}\\d{4}`, "iu");
const dayOrDate = new RegExp(`\\d|${dayName}|曜|周|週|星期`, "iu");
const clock = /\d{1,2}\s?[:.h时時]\s?\d{2}/;
const address = /[^\s<>()[\]:]+@[^\s<>()[\]]+\p{L}/u;

const opener = new RegExp(
  `^(?:-{2,6} )?(?:(?:on|am|le|el|em|no dia|il|in data|op|den|dnia|w dniu|wiadomość napisana|pe|ke|dne|在|于|於)(?=[\\s\\d])|在|于|於|${dateDigits}|${dayName})`,
  "iu",
);

const verb = new RegExp(
  `(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${[
    "wrote|writes|schrieb|schreibt|a écrit|écrivait|escribió|escribio|escreveu|ha scritto|scrive",
    "schreef|geschreven|skrev|napisał|napisała|napisał\\(a\\)|pisze|napisana przez|kirjoitti|napsal|napsal\\(a\\)|írta|yazdı",
    "пишет|писал|написал|написал\\(а\\)|написав|έγραψε",
  ].join("|")})(?![\\p{Script=Latin}\\p{Script=Cyrillic}])|写道|寫道|写了|のメール|のメッセージ|書きました|작성`,
  "iu",
);
