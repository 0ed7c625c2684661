/* Prints the addresses that this C library resolves a name to, one a line. */
#include <arpa/inet.h>
#include <netdb.h>
#include <stdio.h>

int main(int count, char **arguments) {
  const struct addrinfo hints = {.ai_socktype = SOCK_STREAM};
  struct addrinfo *found;
  char text[INET6_ADDRSTRLEN];
  if (count != 2) return 2;
  const int error = getaddrinfo(arguments[1], "8006", &hints, &found);
  if (error) return fprintf(stderr, "%s\n", gai_strerror(error)), 1;
  for (; found; found = found->ai_next) {
    const void *address = found->ai_family == AF_INET6
                              ? (void *)&((struct sockaddr_in6 *)found->ai_addr)->sin6_addr
                              : (void *)&((struct sockaddr_in *)found->ai_addr)->sin_addr;
    puts(inet_ntop(found->ai_family, address, text, sizeof text));
  }
}
