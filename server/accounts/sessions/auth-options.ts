import type { AuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { toRefusal } from "@/server/infra/refusal";
import { env } from "@/server/infra/env";
import { nobody, oidcProvider } from "./oidc-provider";
import { signInWithPassword } from "@/server/accounts/users/sign-in";

/** How staff and members sign in. A session of staff is a sealed cookie that names the user row; every request looks that row up again. */
export function authOptions(): AuthOptions {
  // next-auth reads its own address from here alone, and whether its cookies may travel without TLS.
  process.env.NEXTAUTH_URL = env().ORIGIN;
  const oidc = oidcProvider();

  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: 30 * 24 * 60 * 60 },
    pages: { signIn: "/staff/sign-in", signOut: "/staff/sign-in", error: "/staff/sign-in" },
    providers: [passwordProvider, ...(oidc ? [oidc] : [])],
    callbacks: {
      signIn: ({ user }) => user.sessionVersion !== nobody.sessionVersion || user.memberEmail !== undefined,
      jwt: ({ token, user, trigger }) => (trigger === "signIn" ? sealed(user) : token),
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

/** What the cookie holds: the account, or the address of a member. Never both. */
function sealed({ id, sessionVersion, memberEmail }: User) {
  return memberEmail === undefined ? { sub: id, sessionVersion } : { memberEmail };
}

const passwordProvider = CredentialsProvider({
  id: "password",
  name: "E-mail and password",
  credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
  async authorize(credentials, request) {
    try {
      return await signInWithPassword(credentials, request.headers);
    } catch (error) {
      // next-auth hands the sentence of whatever is thrown here to the sign-in page, and shows it to whoever asked.
      throw new Error(toRefusal(error).message, { cause: error });
    }
  },
});
