package ramscim.simulator.account;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A RAM user group as it was at one moment. */
public record SimulatedGroup(
        String groupId,
        String groupName,
        @Nullable String displayName,
        @Nullable String comments,
        Instant createDate,
        Instant updateDate) {

    public SimulatedGroup {
        requireNonNull(groupId);
        requireNonNull(groupName);
        requireNonNull(createDate);
        requireNonNull(updateDate);
    }

    Builder change() {
        return new Builder(this);
    }

    /** A group in the making. */
    public static final class Builder {

        private final String groupId;
        private final Instant createDate;
        private String groupName;
        private @Nullable String displayName;
        private @Nullable String comments;
        private Instant updateDate;

        Builder(String groupId, String groupName, Instant createDate) {
            this.groupId = groupId;
            this.groupName = groupName;
            this.createDate = createDate;
            this.updateDate = createDate;
        }

        private Builder(SimulatedGroup group) {
            this(group.groupId, group.groupName, group.createDate);
            displayName = group.displayName;
            comments = group.comments;
            updateDate = group.updateDate;
        }

        public Builder groupName(String value) {
            groupName = value;
            return this;
        }

        public Builder displayName(@Nullable String value) {
            displayName = value;
            return this;
        }

        public Builder comments(@Nullable String value) {
            comments = value;
            return this;
        }

        Builder updateDate(Instant value) {
            updateDate = value;
            return this;
        }

        SimulatedGroup build() {
            return new SimulatedGroup(groupId, groupName, displayName, comments, createDate, updateDate);
        }
    }
}
