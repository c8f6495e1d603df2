package ramscim.server.security;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import ramscim.server.words.Words;

/**
 * From where and how often a client may ask.
 *
 * @param addresses single ones or networks such as {@code 203.0.113.0/24}; empty: from anywhere
 * @param requestsPerMinute 0: as often as it likes
 */
public record ClientLimits(List<String> addresses, int requestsPerMinute) {
    /** From anywhere, as often as it likes. */
    public static final ClientLimits NONE = new ClientLimits(List.of(), 0);

    private static final int MOST_ADDRESSES = 100;
    private static final int MOST_REQUESTS = 1_000_000;

    /** @throws Wrong if an address is none */
    public ClientLimits {
        addresses = addresses.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (addresses.size() > MOST_ADDRESSES) {
            throw new Wrong(Words.of("clients.limits.too-many", MOST_ADDRESSES));
        }
        addresses.forEach(ClientLimits::matcher);
        if (requestsPerMinute < 0 || requestsPerMinute > MOST_REQUESTS) {
            throw new Wrong(Words.of("clients.limits.bad-rate", Integer.toString(MOST_REQUESTS)));
        }
    }

    /** As people write a list: with commas, blanks or lines between. */
    public static ClientLimits of(String addresses, int requestsPerMinute) {
        return new ClientLimits(Arrays.asList(addresses.split("[,\\s]+", -1)), requestsPerMinute);
    }

    /** Whether a client may ask from an address. */
    public boolean allow(String address) {
        return addresses.isEmpty()
                || addresses.stream().anyMatch(range -> matcher(range).matches(address));
    }

    /** Names of machines are none: whoever answers for a name could let anybody in. */
    private static IpAddressMatcher matcher(String range) {
        try {
            if (range.matches("[0-9a-fA-F:.]+(/[0-9]{1,3})?")) {
                return new IpAddressMatcher(range);
            }
        } catch (IllegalArgumentException e) {
            throw new Wrong(fault(range), e);
        }
        throw new Wrong(fault(range));
    }

    private static Words fault(String range) {
        return Words.of("clients.limits.no-address", range);
    }

    /** Null if there is none. */
    public @Nullable Words words() {
        String from = String.join(", ", addresses);
        String rate = Integer.toString(requestsPerMinute);
        if (addresses.isEmpty()) {
            return requestsPerMinute == 0 ? null : Words.of("clients.limits.rate", rate);
        }
        return requestsPerMinute == 0
                ? Words.of("clients.limits.from", from)
                : Words.of("clients.limits.both", from, rate);
    }

    /** At the end of a sentence about a client, as the record has it. */
    String inSentence() {
        Words words = words();
        return words == null ? "" : ", " + words.english();
    }

    /** These are no limits; the words say why. */
    static final class Wrong extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        private final transient Words words;

        private Wrong(Words words) {
            super(words.english());
            this.words = words;
        }

        private Wrong(Words words, Throwable cause) {
            super(words.english(), cause);
            this.words = words;
        }

        Words words() {
            return words;
        }
    }
}
