import { type HoldReason, holdReasons } from "@/domain/shared/words";

/** What to look for before a comment is shown that was held for this. */
export function reasonText(reason: string): string {
  const known = holdReasons.find((word) => word === reason);

  return known ? labels[known] : reason;
}

const labels: Record<HoldReason, string> = {
  identity_number: "It has what looks like an identity number.",
  phone_number: "It has what looks like a phone number.",
  email_address: "It has an email address.",
  links: "It has a link.",
  no_proof: "It came without the proof that a visitor’s browser sends.",
  reserved_name: "Its name sounds like one of ours.",
};
