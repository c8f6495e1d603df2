package ramscim.server.door;

/** What is taken for one place on the internet. */
public final class Network {
    private Network() {}

    /** Who has one IPv6 address has 2^64 of them. */
    public static String of(String address) {
        String[] parts = address.split(":", -1);
        return parts.length < 5 ? address : String.join(":", parts[0], parts[1], parts[2], parts[3]);
    }
}
