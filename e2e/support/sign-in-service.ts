import { once } from "node:events";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const client = { id: "allclear", secret: "only for the tests of the sign-in" };

/**
 * An OpenID Connect provider of an organisation, such as Keycloak is: a real one, on the loopback address, with a sign-in
 * page of its own. Whoever signs in as `sam` has the verified address sam@example.edu.
 */
export async function signInService() {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;

  return {
    settings: (origin: string) => {
      const provider = new Provider(issuer, {
        clients: [
          {
            client_id: client.id,
            client_secret: client.secret,
            redirect_uris: [`${origin}/api/auth/callback/oidc`],
          },
        ],
        claims: { openid: ["sub"], email: ["email", "email_verified"] },
        conformIdTokenClaims: false,
        findAccount: (_context, sub) => ({
          accountId: sub,
          claims: () => ({ sub, email: `${sub}@example.edu`, email_verified: true }),
        }),
        cookies: { keys: ["only for the tests of the sign-in"] },
      });
      const answer = provider.callback();
      server.on("request", (request, response) => void answer(request, response));

      return { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret };
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
