/**
 * Whether a subject is one that programs write for themselves, in the usual languages. They put a colon and the subject
 * that they answer behind it, or nothing: who goes on in words, as in "Out of office message cannot be switched on", is a
 * person.
 */
export function isAutomaticSubject(subject: string): boolean {
  return automatic.test(withoutTag(subject)) || /^AUTO:\s/.test(withoutTag(subject));
}

/** The same of those who report that a mail was not delivered. */
export function isBounceSubject(subject: string): boolean {
  return bounce.test(withoutTag(subject));
}

// What a list puts in front: "[reports]".
function withoutTag(subject: string): string {
  return subject
    .slice(0, 500)
    .trim()
    .replace(/^\[[^\]]{1,40}\]\s*/, "");
}

const automatic = new RegExp(
  `^(?:${[
    "automatic reply|auto(?:mated|matic)?[- ]?(?:reply|response|answer)|automatic response|out[- ]of[- ](?:the )?office(?: (?:auto[- ]?)?reply| notification| notice| response)?",
    "away from (?:the |my )?office|vacation (?:reply|response|message)|auto(?:matic)? acknowledge?ment",
    "automatische (?:antwort|nachricht)|automatische e-?mail-?antwort|abwesenheits(?:notiz|meldung|nachricht|agent)|abwesend|abwesenheit|außer haus",
    "réponse automatique|message automatique|absence du bureau|absente? du bureau|notification d['’]absence|message d['’]absence",
    "respuesta automática|respuesta automatica|fuera de (?:la )?oficina|ausente de la oficina|mensaje automático",
    "resposta automática|resposta automatica|fora do escritório|ausência temporária|ausente do escritório",
    "risposta automatica|fuori sede|fuori ufficio|assente dall['’]ufficio|assenza",
    "automatisch antwoord|automatisch bericht|automatische reactie|afwezigheidsbericht|afwezigheidsassistent|afwezig|niet aanwezig|niet op kantoor",
    "automatiskt svar|autosvar|frånvarande|frånvaro|frånvaromeddelande|ej på kontoret",
    "automatisk svar|automatisk besvarelse|ikke til stede|fraværende|fraværsmelding|fraværsmeddelelse|ikke på kontoret",
    "automatyczna odpowiedź|odpowiedź automatyczna|autoodpowiedź|poza biurem|nieobecność(?: w biurze)?",
    "automaattinen vastaus|poissa(?: toimistosta)?|automatická odpověď|mimo kancelář|automatická odpoveď|automatikus válasz|házon kívül",
    "răspuns automat|otomatik (?:yanıt|cevap)|ofis dışında|автоматический ответ|автоответ|вне офиса|автоматична відповідь|αυτόματη απάντηση",
    "自动回复|自动答复|自動回覆|自動答覆|自动应答|外出|不在办公室|不在辦公室|自動応答|自動返信|不在通知|不在|자동 ?(?:회신|응답)|부재중",
    "תשובה אוטומטית|رد تلقائي|الرد التلقائي",
  ].join("|")})\\s*(?:[:：]|$)`,
  "iu",
);

const bounce = new RegExp(
  `^(?:(?:${[
    "undeliverable|undelivered|returned mail|delivery failure|delivery failed|delivery notification|mail delivery failed|failed mail",
    "unzustellbar|nicht zustellbar|nicht zugestellt|unzustellbare nachricht|non remise?|non remis(?:\\(e\\))?|courrier non distribué|échec de la remise",
    "no se puede entregar|no entregado|não (?:é possível )?entreg(?:ar|ue)|falha na entrega|non recapitabile|impossibile recapitare|mancato recapito",
    "onbestelbaar|niet bezorgd|kan niet worden bezorgd|olevererbart|går inte att leverera|kan ikke leveres|ikke leveret|uleveret",
    "niedostarczalne|nie można dostarczyć|niedostarczono|doručení selhalo|kézbesíthetetlen|не доставлено|недоставлено",
    "无法送达|未送达|未傳遞的主旨|無法傳遞|退信|系统退信|配信不能|配信できません|未配信|配達不能|배달되지 않음",
  ].join("|")})\\s*[:：]|(?:${[
    "undelivered mail returned to sender|mail delivery failed|mail delivery failure|mail delivery system|failure notice|delivery failure",
    "delivery status notification(?: \\((?:failure|delay|success)\\))?|message delivery failure|returned to sender|undeliverable mail|undeliverable message",
    "mail delivery failed: returning message to sender|warning: (?:message|could not send).{3,60}|delivery has failed to these recipients",
    "rebotado|系统退信|退信通知|unzustellbar|onbestelbaar|non recapitabile",
  ].join("|")})$)`,
  "iu",
);
