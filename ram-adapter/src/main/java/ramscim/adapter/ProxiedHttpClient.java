package ramscim.adapter;

import com.aliyuncs.http.CallBack;
import com.aliyuncs.http.FormatType;
import com.aliyuncs.http.HttpClientConfig;
import com.aliyuncs.http.HttpRequest;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.http.IHttpClient;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.http.Header;
import org.apache.http.HttpClientConnection;
import org.apache.http.HttpEntity;
import org.apache.http.HttpException;
import org.apache.http.HttpHost;
import org.apache.http.HttpStatus;
import org.apache.http.auth.AuthScope;
import org.apache.http.client.CredentialsProvider;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpUriRequest;
import org.apache.http.client.methods.RequestBuilder;
import org.apache.http.client.protocol.HttpClientContext;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.BasicCredentialsProvider;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.protocol.HttpContext;
import org.apache.http.protocol.HttpRequestExecutor;
import org.apache.http.ssl.SSLContexts;
import org.apache.http.util.EntityUtils;
import org.jspecify.annotations.Nullable;

/**
 * The way out for every call. The SDK's own has one pool and one proxy for the whole JVM, compares {@code NO_PROXY} with whole names only, and sends the
 * proxy's password through the tunnel to who is at its other end.
 */
final class ProxiedHttpClient extends IHttpClient {
    /** Alibaba Cloud's edge closes idle connections after about 10 seconds; a call on a closed one fails. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private static final String TUNNEL_STATUS = "ramscim.tunnel-status";

    private final Proxies proxies;
    private final CloseableHttpClient client;
    private final int leaseMillis;

    ProxiedHttpClient(Proxies proxies, int maxConnections, Duration lease) {
        this.proxies = proxies;
        leaseMillis = Math.toIntExact(lease.toMillis());
        client = HttpClients.custom()
                .setMaxConnTotal(maxConnections)
                .setMaxConnPerRoute(maxConnections)
                .setConnectionTimeToLive(KEEP_ALIVE.toMillis() * 12, TimeUnit.MILLISECONDS)
                .setKeepAliveStrategy((response, context) -> KEEP_ALIVE.toMillis())
                .setSSLSocketFactory(new SSLConnectionSocketFactory(SSLContexts.createDefault()))
                .setRequestExecutor(new NotingTunnels())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .build();
    }

    /** The proxy that a call to this endpoint goes through. */
    Optional<ProxyServer> proxyTo(Endpoint endpoint) {
        HttpHost host = HttpHost.create(endpoint.hostAndPort());
        return proxyTo(new HttpHost(
                host.getHostName(), host.getPort(), endpoint.protocol().toString()));
    }

    private Optional<ProxyServer> proxyTo(HttpHost target) {
        int standard = target.getSchemeName().equals("https") ? 443 : 80;
        return proxies.to(
                target.getSchemeName(), target.getHostName(), target.getPort() < 0 ? standard : target.getPort());
    }

    @Override
    public HttpResponse syncInvoke(HttpRequest request) throws IOException {
        HttpUriRequest bare = request(request).build();
        ProxyServer proxy = proxyTo(target(bare)).orElse(null);
        HttpClientContext context = HttpClientContext.create();
        context.setCredentialsProvider(proxy == null ? new BasicCredentialsProvider() : credentials(proxy));
        HttpUriRequest routed = RequestBuilder.copy(bare)
                .setConfig(config(request, proxy == null ? null : proxy.host()))
                .build();
        try (CloseableHttpResponse response = client.execute(routed, context)) {
            if (proxy != null) {
                checkPassage(proxy, context, response.getStatusLine().getStatusCode());
            }
            return response(response);
        }
    }

    private static HttpHost target(HttpUriRequest request) {
        return new HttpHost(
                request.getURI().getHost(),
                request.getURI().getPort(),
                request.getURI().getScheme());
    }

    private static CredentialsProvider credentials(ProxyServer proxy) {
        CredentialsProvider provider = new BasicCredentialsProvider();
        if (proxy.credentials() != null) {
            provider.setCredentials(new AuthScope(proxy.host()), proxy.credentials());
        }
        return provider;
    }

    /** What a proxy answers to CONNECT would else look like an answer of RAM. */
    private static void checkPassage(ProxyServer proxy, HttpContext context, int status) throws ProxyRefusal {
        Object tunnel = context.getAttribute(TUNNEL_STATUS);
        if (tunnel instanceof Integer answered && answered >= HttpStatus.SC_MULTIPLE_CHOICES) {
            throw new ProxyRefusal(proxy, answered);
        }
        if (status == HttpStatus.SC_PROXY_AUTHENTICATION_REQUIRED) {
            throw new ProxyRefusal(proxy, status);
        }
    }

    private RequestConfig config(HttpRequest request, @Nullable HttpHost proxy) {
        RequestConfig.Builder config = RequestConfig.custom().setProxy(proxy).setConnectionRequestTimeout(leaseMillis);
        Integer connect = request.getSysConnectTimeout();
        Integer read = request.getSysReadTimeout();
        config.setConnectTimeout(connect == null ? leaseMillis : connect);
        config.setSocketTimeout(read == null ? leaseMillis : read);
        return config.build();
    }

    private static RequestBuilder request(HttpRequest request) {
        RequestBuilder builder = RequestBuilder.create(request.getSysMethod().name())
                .setUri(request.getSysUrl())
                .addHeader("Accept-Encoding", "identity");
        byte[] content = request.getHttpContent();
        if (request.getSysMethod().hasContent() && content != null && content.length > 0) {
            builder.setEntity(new ByteArrayEntity(content));
        }
        request.getSysHeaders().forEach((name, value) -> {
            if (!name.equalsIgnoreCase("Content-Length")) {
                builder.addHeader(name, value);
            }
        });
        return builder;
    }

    private static HttpResponse response(CloseableHttpResponse answer) throws IOException {
        HttpResponse response = new HttpResponse();
        response.setStatus(answer.getStatusLine().getStatusCode());
        response.setReasonPhrase(answer.getStatusLine().getReasonPhrase());
        HttpEntity entity = answer.getEntity();
        if (entity != null) {
            ContentType type = ContentType.getLenientOrDefault(entity);
            Charset charset = type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
            FormatType format = FormatType.mapAcceptToFormat(type.getMimeType());
            response.setHttpContent(EntityUtils.toByteArray(entity), charset.name(), format);
        }
        for (Header header : answer.getAllHeaders()) {
            response.putHeaderParameter(header.getName(), header.getValue());
        }
        return response;
    }

    @Override
    public Future<HttpResponse> asyncInvoke(HttpRequest request, CallBack callback) {
        throw new UnsupportedOperationException("The bridge waits for its calls.");
    }

    @Override
    protected void init(HttpClientConfig config) {
        // the constructor did
    }

    @Override
    public void ignoreSSLCertificate() {
        throw new UnsupportedOperationException("Certificates are always checked.");
    }

    @Override
    public void restoreSSLCertificate() {
        // they were never ignored
    }

    @Override
    public boolean isSingleton() {
        return false;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private static final class NotingTunnels extends HttpRequestExecutor {
        @Override
        public org.apache.http.HttpResponse execute(
                org.apache.http.HttpRequest request, HttpClientConnection connection, HttpContext context)
                throws IOException, HttpException {
            org.apache.http.HttpResponse response = super.execute(request, connection, context);
            if (request.getRequestLine().getMethod().equals("CONNECT")) {
                context.setAttribute(TUNNEL_STATUS, response.getStatusLine().getStatusCode());
            }
            return response;
        }
    }
}
