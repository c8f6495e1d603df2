package ramscim.server.audit;

import org.jspecify.annotations.Nullable;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ScimAttributes;

/**
 * What an intent makes of a resource, for people.
 *
 * @param subject the resource, by the name that it is confirmed to have
 * @param detail in plain words
 * @param becomes the same in a word: created, changed, activated, deactivated or deleted
 * @param change the attributes and members that change, as a JSON object; null if there are none
 */
public record ChangeDescription(
        Subject subject,
        String detail,
        String becomes,
        @Nullable String change) {
    public static ChangeDescription of(StoredResource stored, Intent intent) {
        ConfirmedResource confirmed = stored.confirmed();
        ScimAttributes before = confirmed == null ? null : confirmed.attributes();
        return new ChangeDescription(
                Subject.of(stored),
                Wording.accepted(stored.type(), before, intent.desired()),
                Wording.participle(before, intent.desired()),
                AttributeChanges.between(before, intent.desired())
                        .withMembers(intent)
                        .toJson());
    }
}
