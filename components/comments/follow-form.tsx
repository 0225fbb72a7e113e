import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { limits } from "@/domain/shared/input";
import type { OwnCommentView } from "@/domain/comments/own-comment-view";

type FollowFormProps = {
  action: string;
  comment: Pick<OwnCommentView, "isFollowed" | "addressHint">;
  /** An address that was refused. */
  typed: string;
  error: string | undefined;
};

/** Whether the writer is told by mail. The address itself is not shown: links are passed on. */
export function FollowForm({ action, comment: { isFollowed, addressHint }, typed, error }: FollowFormProps) {
  if (isFollowed) {
    return (
      <form method="post" action={action} aria-label="Stop telling me" className="mt-2 print:hidden">
        <p>We write to {addressHint} when your report is answered.</p>
        <p className="mt-3">
          <Button type="submit" name="isFollowed" value="" look="secondary">
            Stop telling me
          </Button>
        </p>
      </form>
    );
  }

  return (
    <form method="post" action={action} noValidate aria-label="Tell me by mail" className="max-w-measure print:hidden">
      <TextField
        name="email"
        type="email"
        label={addressHint ? `Your e-mail address, if not ${addressHint}` : "Your e-mail address"}
        hint="Only staff see it, and you can stop it here at any time."
        value={typed}
        error={error}
        maxLength={limits.email}
        autoComplete="email"
      />
      <p className="mt-3">
        <Button type="submit" name="isFollowed" value="on" look="secondary">
          Tell me by mail when it is answered
        </Button>
      </p>
    </form>
  );
}
