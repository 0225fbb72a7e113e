import { AppError } from "@/domain/shared/errors";

/** Where a certificate is shown, and what is said before TLS begins. */
export type CertificateTarget = { readonly url: URL; readonly startsWith: "tls" | "smtp" | "imap" };

/** Parses `mail.example.edu`, `mail.example.edu:993`, `smtp://mail.example.edu:587`, `imap://…`; null when it is none. */
export function parseCertificateTarget(query: string): CertificateTarget | null {
  const [, protocol, rest = ""] = /^(?:(https|smtp|imap):\/\/)?(.*)$/i.exec(query.trim()) ?? [];
  const startsWith = startOf(protocol);
  const host = /:\d+$/.test(rest) ? rest : `${rest}:${defaultPorts[startsWith]}`;
  const url = /^[^/?#@\s]+$/.test(rest) && URL.canParse(`https://${host}`) ? new URL(`https://${host}`) : null;

  return url && url.port !== "0" ? { url, startsWith } : null;
}

/** @throws AppError invalid with a sentence for the field `query` */
export function requireCertificateTarget(query: string): CertificateTarget {
  const target = parseCertificateTarget(query);
  if (!target) {
    const sentence =
      "Write it as a host, such as mail.example.edu or mail.example.edu:993, or smtp://mail.example.edu:587 for STARTTLS.";
    throw new AppError("invalid", sentence, { fields: { query: sentence } });
  }

  return target;
}

const defaultPorts = { tls: 443, smtp: 587, imap: 143 };

function startOf(protocol: string | undefined): CertificateTarget["startsWith"] {
  const named = protocol?.toLowerCase();

  return named === "smtp" || named === "imap" ? named : "tls";
}
