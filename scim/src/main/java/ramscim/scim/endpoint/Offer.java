package ramscim.scim.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * Something that users can be given.
 *
 * @param position its place in lists, from 1; never changes
 * @param value what a user has of it, and its id
 * @param description null: nobody has said what it is for
 */
public record Offer(
        long position,
        String value,
        String display,
        String type,
        @Nullable String description) {}
