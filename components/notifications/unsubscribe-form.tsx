import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";

type UnsubscribeFormProps = { email?: string; error?: string | undefined };

/** For whoever has no link that works: a new one goes to the address. */
export function UnsubscribeForm({ email = "", error }: UnsubscribeFormProps) {
  return (
    <form method="post" action="/api/unsubscribe" noValidate className="max-w-measure">
      <TextField
        name="email"
        type="email"
        label="Your email address"
        hint="We will email you a link with which you can unsubscribe."
        value={email}
        error={error}
        maxLength={limits.email}
        autoComplete="email"
      />
      <p className="mt-4">
        <Button type="submit">Send me the link</Button>
      </p>
    </form>
  );
}
