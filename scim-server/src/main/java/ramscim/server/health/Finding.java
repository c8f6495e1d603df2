package ramscim.server.health;

import org.jspecify.annotations.Nullable;

/**
 * Something that keeps provisioning from being healthy.
 *
 * @param text a sentence
 * @param advice what to do about it
 * @param page where to do it, if there is a page
 */
public record Finding(
        Level level, String text, String advice, @Nullable String page) {}
