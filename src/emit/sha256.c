#include "emit/sha256.h"

#include <string.h>

#include "base/arena.h"

enum { BLOCK = 64, DIGEST = 32 };

/* FIPS 180-4, 4.2.2: of the cube roots of the first 64 primes. */
static const uint32_t rounds[64] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf,
	0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
	0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
	0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
	0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
	0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
	0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
	0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
	0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
	0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
	0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
	0xc67178f2 };

static uint32_t
turn(uint32_t x, int n)
{
	return x >> n | x << (32 - n);
}

/* 6.2.2 */
static void
block(uint32_t h[8], const unsigned char *p)
{
	uint32_t w[64], s[8];

	for (int i = 0; i < 16; i++)
		w[i] = (uint32_t)p[4 * i] << 24 | (uint32_t)p[4 * i + 1] << 16 |
		       (uint32_t)p[4 * i + 2] << 8 | p[4 * i + 3];
	for (int i = 16; i < 64; i++)
		w[i] =
		    w[i - 16] + w[i - 7] +
		    (turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^
			w[i - 15] >> 3) +
		    (turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >> 10);
	memcpy(s, h, sizeof(s));
	for (int i = 0; i < 64; i++) {
		uint32_t a = s[0], e = s[4];
		uint32_t t = s[7] + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
		             ((e & s[5]) ^ (~e & s[6])) + rounds[i] + w[i];
		uint32_t u = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) +
		             ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));

		memmove(s + 1, s, 7 * sizeof(*s));
		s[4] += t;
		s[0] = t + u;
	}
	for (int i = 0; i < 8; i++)
		h[i] += s[i];
}

static struct str
base64(struct arena *a, const unsigned char *p, size_t n)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	size_t size = (n + 2) / 3 * 4;
	char *to = arena_array(a, char, size + 1);

	for (size_t i = 0, k = 0; i < n; i += 3, k += 4) {
		uint32_t three = (uint32_t)p[i] << 16 |
		                 (uint32_t)(i + 1 < n ? p[i + 1] : 0) << 8 |
		                 (i + 2 < n ? p[i + 2] : 0);

		to[k] = digits[three >> 18];
		to[k + 1] = digits[three >> 12 & 63];
		to[k + 2] = i + 1 < n ? digits[three >> 6 & 63] : '=';
		to[k + 3] = i + 2 < n ? digits[three & 63] : '=';
	}
	return (struct str){ to, size };
}

struct str
sha256_base64(struct arena *a, struct str s)
{
	uint32_t h[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
	unsigned char digest[DIGEST];
	/* 5.1.1: a bit, zeros, and the length in the last eight bytes. */
	size_t size = (s.n + 9 + BLOCK - 1) / BLOCK * BLOCK;
	unsigned char *p = arena_array(a, unsigned char, size);

	if (s.n > 0)
		memcpy(p, s.p, s.n);
	p[s.n] = 0x80;
	for (int i = 0; i < 8; i++)
		p[size - 1 - (size_t)i] =
		    (unsigned char)((uint64_t)s.n * 8 >> 8 * i);
	for (size_t i = 0; i < size; i += BLOCK)
		block(h, p + i);
	for (int i = 0; i < DIGEST; i++)
		digest[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
	return base64(a, digest, DIGEST);
}
