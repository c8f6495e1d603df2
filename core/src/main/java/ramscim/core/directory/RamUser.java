package ramscim.core.directory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as RAM reports it (the {@code User} element of IMS CreateUser, GetUser and ListUsers), unchecked: users that were made elsewhere
 * need not keep the rules that the bridge keeps.
 *
 * @param frozen whether Alibaba Cloud froze it ({@code Status}, which lists show); nothing that the bridge can call does that, or undoes it
 * @param provisionType as reported: {@code Manual}, {@code SCIM}, {@code CloudSSO}, or whatever RAM says
 */
public record RamUser(
        UserId id,
        String userPrincipalName,
        String displayName,
        @Nullable String email,
        @Nullable String mobilePhone,
        @Nullable String comments,
        Map<String, String> tags,
        @Nullable String provisionType,
        @Nullable Instant createDate,
        @Nullable Instant updateDate,
        @Nullable Instant lastLoginDate,
        boolean frozen) {
    public RamUser {
        tags = Map.copyOf(tags);
    }

    /** One that is not frozen, as far as is known. */
    public RamUser(
            UserId id,
            String userPrincipalName,
            String displayName,
            @Nullable String email,
            @Nullable String mobilePhone,
            @Nullable String comments,
            Map<String, String> tags,
            @Nullable String provisionType,
            @Nullable Instant createDate,
            @Nullable Instant updateDate,
            @Nullable Instant lastLoginDate) {
        this(
                id,
                userPrincipalName,
                displayName,
                email,
                mobilePhone,
                comments,
                tags,
                provisionType,
                createDate,
                updateDate,
                lastLoginDate,
                false);
    }

    /** Whether CloudSSO keeps the user: then what others write is undone, or refused. */
    public boolean isOfCloudSso() {
        return "CloudSSO".equals(provisionType);
    }

    /** The same user with other tags; UpdateUser's answer lacks them, TagResources answers with nothing. */
    public RamUser withTags(Map<String, String> newTags) {
        return new RamUser(
                id,
                userPrincipalName,
                displayName,
                email,
                mobilePhone,
                comments,
                newTags,
                provisionType,
                createDate,
                updateDate,
                lastLoginDate,
                frozen);
    }
}
