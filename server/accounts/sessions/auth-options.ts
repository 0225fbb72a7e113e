import type { AuthOptions, User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { sessionLimits } from "@/domain/accounts/sessions";
import { toRefusal } from "@/server/infra/refusal";
import { env } from "@/server/infra/env";
import { beginAttempt } from "@/server/accounts/second-factor/attempts";
import { signInWithPassword } from "@/server/accounts/users/sign-in";
import { makeDevice } from "./device-cookie";
import { findSessionOf } from "./find-session-actor";
import { nobody, oidcProvider } from "./oidc-provider";
import type { SignInOrigin } from "./sign-in-origin";
import { endOwnSession, openUserSession } from "./user-sessions";

type Visit = {
  origin: SignInOrigin;
  /** Hears on which device somebody signed in: it is given the cookie by which it is known from then on. */
  keepDevice: (deviceId: string) => void;
  /** Hears of a right password that is not enough: the second page of the sign-in knows the attempt by this cookie. */
  keepAttempt: (attemptId: string) => void;
};

/**
 * How staff and members sign in. A session of staff is a sealed cookie that names a row of the user; every request looks
 * that row up again.
 */
export function authOptions({ origin, keepDevice, keepAttempt }: Visit): AuthOptions {
  // next-auth reads its own address from here alone, and whether its cookies may travel without TLS.
  process.env.NEXTAUTH_URL = env().ORIGIN;
  const oidc = oidcProvider();

  /** What the cookie holds: the session of an account, or the address of a member. Never both. */
  async function sealed({ id, sessionVersion, memberEmail }: User, provider: string) {
    if (memberEmail !== undefined) {
      return { memberEmail };
    }
    const deviceId = origin.deviceId ?? makeDevice();
    const sid = await openUserSession({ id, sessionVersion, deviceId, provider }, origin, new Date());
    keepDevice(deviceId);

    return { sub: id, sessionVersion, sid };
  }

  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionLimits.maxAgeMs / 1_000 },
    pages: { signIn: "/staff/sign-in", signOut: "/staff/sign-in", error: "/staff/sign-in" },
    providers: [passwordProvider(origin, keepAttempt), ...(oidc ? [oidc] : [])],
    callbacks: {
      signIn: ({ user }) => user.sessionVersion !== nobody.sessionVersion || user.memberEmail !== undefined,
      jwt: ({ token, user, account, trigger }) =>
        trigger === "signIn" ? sealed(user, account?.provider ?? "unknown") : token,
      session: ({ session }) => ({ expires: session.expires }),
    },
    events: { signOut: ({ token }) => signOut(token) },
  };
}

function passwordProvider(origin: SignInOrigin, keepAttempt: Visit["keepAttempt"]) {
  return CredentialsProvider({
    id: "password",
    name: "E-mail and password",
    credentials: { email: { label: "E-mail", type: "email" }, password: { label: "Password", type: "password" } },
    async authorize(credentials) {
      const now = new Date();
      try {
        const user = await signInWithPassword(credentials, origin, now);
        const attemptId = user && (await beginAttempt(user, now));
        if (!attemptId) {
          return user;
        }
        keepAttempt(attemptId);
      } catch (error) {
        // next-auth hands the sentence of whatever is thrown here to the sign-in page, and shows it to whoever asked.
        throw new Error(toRefusal(error).message, { cause: error });
      }
      // One word, which the sign-in form knows: on to the second page.
      throw new Error("SecondFactor");
    },
  });
}

/** For who signs out without the button of ours, which has ended the session before. */
async function signOut(token: unknown): Promise<void> {
  const now = new Date();
  const session = await findSessionOf(token, now);
  if (session) {
    await endOwnSession(session.actor, { id: session.id }, now);
  }
}
