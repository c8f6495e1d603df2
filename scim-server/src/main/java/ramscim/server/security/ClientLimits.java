package ramscim.server.security;

import java.util.Arrays;
import java.util.List;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

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

    /** @throws IllegalArgumentException if an address is none; the message says which */
    public ClientLimits {
        addresses = addresses.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (addresses.size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException("A client has at most %d addresses.".formatted(MOST_ADDRESSES));
        }
        addresses.forEach(ClientLimits::matcher);
        if (requestsPerMinute < 0 || requestsPerMinute > MOST_REQUESTS) {
            throw new IllegalArgumentException(
                    "A client's requests in a minute are 0 (no limit) to %d.".formatted(MOST_REQUESTS));
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
            throw new IllegalArgumentException(fault(range), e);
        }
        throw new IllegalArgumentException(fault(range));
    }

    private static String fault(String range) {
        return "'%s' is no address and no network such as 203.0.113.0/24.".formatted(range);
    }

    /** In words, for pages; empty if there is none. */
    public String inWords() {
        String from = addresses.isEmpty() ? "" : "from " + String.join(", ", addresses);
        String rate = requestsPerMinute == 0 ? "" : requestsPerMinute + " requests a minute";
        return from + (from.isEmpty() || rate.isEmpty() ? "" : "; ") + rate;
    }

    /** The same at the end of a sentence about a client. */
    String inSentence() {
        return inWords().isEmpty() ? "" : ", " + inWords();
    }
}
