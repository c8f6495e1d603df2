package ramscim.simulator.protocol;

/** What a request says about itself to prove who sent it and when. */
interface Signature {

    String accessKeyId();

    String timestamp();

    String nonce();

    /** What the sender claims. */
    String claimed();

    String stringToSign();

    /** What the holder of the secret would have claimed. */
    String expected(String secret);
}
