package ramscim.server.audit;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AnsweredCall;
import ramscim.core.directory.RamOperation;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Membership;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** Changes in plain words. */
final class Wording {
    private static final Set<String> SETTING_PASSWORDS =
            Set.of(RamOperation.CREATE_LOGIN_PROFILE.action(), RamOperation.UPDATE_LOGIN_PROFILE.action());

    private Wording() {}

    /** For example "The user is to be deactivated". */
    static String accepted(ResourceType type, @Nullable ScimAttributes before, @Nullable ScimAttributes after) {
        return "The " + noun(type) + " is to be " + participle(before, after) + ".";
    }

    /** For example "The user is deactivated, after 3 failed attempts". */
    static String confirmed(ResourceType type, @Nullable ScimAttributes before, Intent intent) {
        String attempts =
                switch (intent.attempts()) {
                    case 0 -> "";
                    case 1 -> ", after a failed attempt";
                    default -> ", after " + intent.attempts() + " failed attempts";
                };
        return "The " + noun(type) + " is " + participle(before, intent.desired()) + attempts + ".";
    }

    /** Whoever reads what a token did must see that it set somebody's password. */
    static String password(Intent intent) {
        return intent.password() ? " A password came with it." : "";
    }

    static String password(Intent intent, List<AnsweredCall> calls) {
        boolean set =
                intent.password() && calls.stream().map(AnsweredCall::operation).anyMatch(SETTING_PASSWORDS::contains);
        return set ? " The password that came with it was set." : "";
    }

    static String departed(@Nullable Instant deletion) {
        String then = deletion == null ? "" : " It will be deleted there at " + deletion + ".";
        return "The user is deleted; RAM keeps it, disabled and out of its groups." + then;
    }

    static String membership(Membership membership, String group) {
        return switch (membership) {
            case JOINED -> "The user joined the group '" + group + "'.";
            case LEFT -> "The user left the group '" + group + "'.";
        };
    }

    private static String noun(ResourceType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }

    /** What becomes of it: created, changed, activated, deactivated or deleted. */
    static String participle(@Nullable ScimAttributes before, @Nullable ScimAttributes after) {
        if (after == null) {
            return "deleted";
        }
        if (before == null) {
            return "created";
        }
        boolean was = before.isActive();
        boolean is = after.isActive();
        if (was == is) {
            return "changed";
        }
        return is ? "activated" : "deactivated";
    }
}
