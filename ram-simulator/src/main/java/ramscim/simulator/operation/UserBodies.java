package ramscim.simulator.operation;

import java.util.Objects;
import java.util.Optional;
import ramscim.simulator.account.SimulatedUser;

/** The shapes in which operations answer with a user. No two of them are alike. */
final class UserBodies {

    private UserBodies() {}

    static Body created(SimulatedUser user) {
        return tags(fields(user), user);
    }

    /** The only one with a UserName. */
    static Body got(SimulatedUser user) {
        return tags(fields(user), user).with("UserName", user.userName());
    }

    /** The only full one without tags. */
    static Body updated(SimulatedUser user) {
        return fields(user);
    }

    static Body listed(SimulatedUser user) {
        return tags(fields(user), user).with("Status", user.status().value());
    }

    static Body basicInfo(SimulatedUser user) {
        return new Body()
                .with("UserId", user.userId())
                .with("UserPrincipalName", user.userPrincipalName())
                .with("DisplayName", user.displayName())
                .with("Status", user.status().value());
    }

    private static Body fields(SimulatedUser user) {
        return new Body()
                .with("UserId", user.userId())
                .with("UserPrincipalName", user.userPrincipalName())
                .with("DisplayName", user.displayName())
                .with("Email", user.email())
                .with("MobilePhone", user.mobilePhone())
                .with("Comments", user.comments())
                .with("ProvisionType", user.provisionType())
                .with("CreateDate", user.createDate().toString())
                .with("UpdateDate", user.updateDate().toString())
                .with(
                        "LastLoginDate",
                        Optional.ofNullable(user.lastLoginDate())
                                .map(Objects::toString)
                                .orElse(null));
    }

    private static Body tags(Body body, SimulatedUser user) {
        return body.withList(
                "Tags",
                "Tag",
                user.tags().entrySet().stream()
                        .map(tag -> new Body().with("TagKey", tag.getKey()).with("TagValue", tag.getValue()))
                        .toList());
    }
}
