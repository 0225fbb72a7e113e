import "next-auth";

declare module "next-auth" {
  interface User {
    id: string;
    sessionVersion: number;
    /** Set for who has no account here: the address that the organisation's sign-in has verified. */
    memberEmail?: string;
  }
}
