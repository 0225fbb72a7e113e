import { isAttribution, opensAttribution } from "./attribution";

/** Where a program begins to show another mail: how many lines say so, and whether all that follows is that mail. */
type QuoteHead = { readonly lineCount: number; readonly isToTheEnd: boolean };

/** What begins at this line of a reply, or null: the writer's own words. */
export function quoteHeadAt(lines: readonly string[], index: number): QuoteHead | null {
  const line = lines[index] ?? "";
  if (isDivider(line) || hasMailHead(lines, index)) {
    return { lineCount: 1, isToTheEnd: true };
  }

  return attributionAt(lines, index);
}

/** Whether a forwarded or a quoted mail may begin here, in a mail of which everything is kept. */
export function seemsQuoteHead(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? "";

  return isQuote(line) || /^\s*-{3,}.{3,60}-{3,}\s*$/.test(line) || quoteHeadAt(lines, index) !== null;
}

export function isQuote(line: string): boolean {
  return /^ {0,2}[>›»]/.test(line);
}

/** Gmail’s and others’ line above a mail that is passed on: what follows was put there on purpose. */
export function isForwardHead(line: string): boolean {
  return forwardHead.test(line.slice(0, 120));
}

const forwardHead = new RegExp(
  `^(?:\\s*-{3,30}\\s?(?:${[
    "forwarded message|weitergeleitete nachricht|weitergeleitete mail|mensaje reenviado|mensagem encaminhada|message transféré",
    "messaggio inoltrato|doorgestuurd bericht|vidarebefordrat meddelande|videresendt meddelelse|treść przekazanej wiadomości",
    "przekazana wiadomość|转发的邮件|轉寄郵件|転送メッセージ|forwarded by .{2,60}",
  ].join("|")})\\s?-{0,30}|begin forwarded message:|anfang der weitergeleiteten (?:nachricht|e-mail):)\\s*$`,
  "iu",
);

// Outlook’s, in its languages; what is forwarded has other words, and was put there on purpose.
function isDivider(line: string): boolean {
  return divider.test(line.slice(0, 120));
}

const divider = new RegExp(
  `^\\s*-{2,30}\\s?(?:${[
    "original (?:message|appointment)|reply message|ursprüngliche (?:nachricht|mail)|original-?nachricht|originalnachricht",
    "mensaje original|mensagem original|message d['’]origine|message original|messaggio originale|messaggio originario",
    "oorspronkelijk bericht|origineel bericht|originalmeddelande|ursprungligt meddelande|oprindelig (?:meddelelse|besked)",
    "opprinnelig melding|wiadomość oryginalna|oryginalna wiadomość|alkuperäinen viesti|původní zpráva|исходное сообщение",
    "原始邮件|原始郵件|邮件原件|元のメッセージ|原始訊息|원본 메시지",
  ].join("|")})\\s?-{2,30}\\s*$`,
  "iu",
);

/** Outlook’s block of names, below a line of underscores or alone. Two of them alone may be somebody’s own lines. */
function hasMailHead(lines: readonly string[], index: number): boolean {
  const isRuled = /^\s*(?:_{10,}|-{10,}|={4,})\s*$/.test(lines[index] ?? "");
  const names = headNames(lines, isRuled ? nextFilled(lines, index + 1) : index);
  const hasSender = names.some(({ name }) => name === "from");
  const isDated = names.some(({ name }) => name === "sent");
  const isSure =
    isRuled || names.length >= 3 || names.some(({ name, value }) => name === "from" && /\S@\S/.test(value));

  return hasSender && isDated && isSure;
}

function headNames(lines: readonly string[], start: number) {
  const names: { readonly name: string; readonly value: string }[] = [];
  for (const line of lines.slice(start, start + maxHeadLines)) {
    const [, word = "", value = ""] =
      /^\s*\*{0,2}([\p{L} ’'-]{1,24}?)\s?\*{0,2}\s?[:：]\*{0,2}\s*(\S.*)$/u.exec(line.slice(0, 500)) ?? [];
    const name = headWords.get(word.toLowerCase());
    if (!name) {
      return names;
    }
    names.push({ name, value });
  }

  return names;
}

const maxHeadLines = 8;

const headWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    from: "from|von|de|da|van|från|fra|od|发件人|發件人|寄件者|差出人|보낸 사람|от",
    sent: "sent|date|gesendet|datum|enviado|enviada em|enviado el|fecha|data|envoyé|envoyé le|message du|inviato|verzonden|skickat|sendt|dato|wysłano|发送时间|發送時間|寄件日期|日期|送信日時|日付|보낸 날짜|отправлено|дата",
    to: "to|an|para|à|a|aan|till|til|do|收件人|宛先|받는 사람|кому",
    cc: "cc|copie à|kopie|kopia|副本|抄送",
    subject:
      "subject|betreff|asunto|assunto|objet|sujet|oggetto|onderwerp|ämne|emne|temat|主题|主題|主旨|件名|제목|тема",
    importance:
      "importance|priority|wichtigkeit|importancia|importance|priorità|prioritet|reply-to|attachments|anlagen",
  }).flatMap(([name, words]) => words.split("|").map((word): [string, string] => [word, name])),
);

/** Up to four lines that a program folded, and what it quotes below them. */
function attributionAt(lines: readonly string[], index: number): QuoteHead | null {
  const isFoldable = opensAttribution(lines[index] ?? "");
  let words = "";
  for (let count = 1; count <= (isFoldable ? maxFolded : 1); count += 1) {
    const line = lines[index + count - 1] ?? "";
    if (line.trim() === "" || isQuote(line)) {
      return null;
    }
    words = `${words} ${line}`;
    const isQuotedBelow = isQuote(lines[nextFilled(lines, index + count)] ?? "");
    if (isAttribution(words, isQuotedBelow)) {
      return { lineCount: count, isToTheEnd: !isQuotedBelow };
    }
  }

  return null;
}

const maxFolded = 4;

/** The next line with something on it, two empty ones further on at most. */
function nextFilled(lines: readonly string[], start: number): number {
  const offset = lines.slice(start, start + 3).findIndex((line) => line.trim() !== "");

  return offset === -1 ? start : start + offset;
}
