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

/** Whether the writer gets the answer by email. The address itself is not shown: links are passed on. */
export function FollowForm({ action, comment: { isFollowed, addressHint }, typed, error }: FollowFormProps) {
  if (isFollowed) {
    return (
      <form method="post" action={action} aria-label="Stop emails about this report" className="mt-2 print:hidden">
        <p>We will email {addressHint} when your report is answered.</p>
        <p className="mt-3">
          <Button type="submit" name="isFollowed" value="" look="secondary">
            Stop emails
          </Button>
        </p>
      </form>
    );
  }

  return (
    <form
      method="post"
      action={action}
      noValidate
      aria-label="Get the answer by email"
      className="max-w-measure print:hidden"
    >
      <TextField
        name="email"
        type="email"
        label={addressHint ? `Your email address, if not ${addressHint}` : "Your email address"}
        hint="Only staff see it, and you can stop the emails here at any time."
        value={typed}
        error={error}
        maxLength={limits.email}
        autoComplete="email"
      />
      <p className="mt-3">
        <Button type="submit" name="isFollowed" value="on" look="secondary">
          Email me when it is answered
        </Button>
      </p>
    </form>
  );
}
