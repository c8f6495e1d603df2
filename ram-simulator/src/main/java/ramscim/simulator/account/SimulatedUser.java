package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A RAM user as it was at one moment. */
public record SimulatedUser(
        String userId,
        String userPrincipalName,
        String displayName,
        @Nullable String email,
        @Nullable String mobilePhone,
        @Nullable String comments,
        String provisionType,
        UserStatus status,
        Map<String, String> tags,
        Instant createDate,
        Instant updateDate,
        @Nullable Instant lastLoginDate) {

    /** What the console, and so a change by hand, leaves behind. */
    public static final String MANUAL = "Manual";

    public SimulatedUser {
        requireNonNull(userId);
        requireNonNull(userPrincipalName);
        requireNonNull(displayName);
        requireNonNull(provisionType);
        requireNonNull(status);
        requireNonNull(createDate);
        requireNonNull(updateDate);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /** The part of the UserPrincipalName before the {@code @}, which RAM 2015-05-01 calls UserName. */
    public String userName() {
        return userPrincipalName.substring(0, userPrincipalName.lastIndexOf('@'));
    }

    Builder change() {
        return new Builder(this);
    }

    /** A user in the making. */
    public static final class Builder {

        private final String userId;
        private final Instant createDate;
        private String userPrincipalName;
        private String displayName;
        private @Nullable String email;
        private @Nullable String mobilePhone;
        private @Nullable String comments;
        private String provisionType = MANUAL;
        private UserStatus status = UserStatus.ACTIVE;
        private final Map<String, String> tags = new LinkedHashMap<>();
        private Instant updateDate;
        private @Nullable Instant lastLoginDate;

        Builder(String userId, String userPrincipalName, String displayName, Instant createDate) {
            this.userId = userId;
            this.userPrincipalName = userPrincipalName;
            this.displayName = displayName;
            this.createDate = createDate;
            this.updateDate = createDate;
        }

        private Builder(SimulatedUser user) {
            this(user.userId, user.userPrincipalName, user.displayName, user.createDate);
            email = user.email;
            mobilePhone = user.mobilePhone;
            comments = user.comments;
            provisionType = user.provisionType;
            status = user.status;
            tags.putAll(user.tags);
            updateDate = user.updateDate;
            lastLoginDate = user.lastLoginDate;
        }

        public Builder userPrincipalName(String value) {
            userPrincipalName = value;
            return this;
        }

        public Builder displayName(String value) {
            displayName = value;
            return this;
        }

        public Builder email(@Nullable String value) {
            email = value;
            return this;
        }

        public Builder mobilePhone(@Nullable String value) {
            mobilePhone = value;
            return this;
        }

        public Builder comments(@Nullable String value) {
            comments = value;
            return this;
        }

        public Builder provisionType(String value) {
            provisionType = value;
            return this;
        }

        public Builder status(UserStatus value) {
            status = value;
            return this;
        }

        public Builder tag(String key, String value) {
            tags.put(key, value);
            return this;
        }

        public Builder tags(Map<String, String> values) {
            tags.putAll(values);
            return this;
        }

        public Builder removeTag(String key) {
            tags.remove(key);
            return this;
        }

        public Builder clearTags() {
            tags.clear();
            return this;
        }

        public Builder lastLoginDate(@Nullable Instant value) {
            lastLoginDate = value;
            return this;
        }

        Builder updateDate(Instant value) {
            updateDate = value;
            return this;
        }

        SimulatedUser build() {
            return new SimulatedUser(
                    userId,
                    userPrincipalName,
                    displayName,
                    email,
                    mobilePhone,
                    comments,
                    provisionType,
                    status,
                    tags,
                    createDate,
                    updateDate,
                    lastLoginDate);
        }
    }
}
