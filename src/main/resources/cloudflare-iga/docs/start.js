// asked where the page came from, whatever address the server knows itself by;
// the key is kept in the page only, and gone when it is closed
fetch("/openapi.json")
  .then((answer) => answer.json())
  .then((document) =>
    SwaggerUIBundle({
      spec: { ...document, servers: [{ url: window.location.origin }] },
      dom_id: "#swagger-ui",
      deepLinking: true,
      persistAuthorization: false,
      validatorUrl: "none",
    }),
  );
